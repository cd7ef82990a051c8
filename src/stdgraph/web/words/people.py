"""The words about tokens, roles and signing in."""

from stdgraph.errors import Message

TEXTS = {
    "sign_in": Message("登录", "Sign in"),
    "sign_out": Message("退出", "Sign out"),
    "signed_in": Message("已登录：", "Signed in: "),
    "token": Message("令牌", "Token"),
    "needed": Message(
        "阅读和查询不需要登录；修改图谱需要编辑令牌。",
        "Reading and asking need no sign-in; changing the graph takes a token for editing.",
    ),
    "how": Message("怎样得到令牌", "How to get a token"),
    "how_link": Message(
        "启动服务的人在终端里能看到编辑用链接，打开它即已登录。",
        "Whoever starts the server sees a link for editing at its start; opening it signs you in.",
    ),
    "how_admin": Message(
        "管理员可以为您发放带姓名的令牌：",
        "An administrator can give you a token in your own name:",
    ),
    "how_program": Message("程序发送请求头：", "A program sends the header:"),
    "read_only": Message(
        "本服务只读，不接受修改。", "This server is read-only and takes no changes."
    ),
    "read_only_fix": Message(
        "请以可写方式启动（不带 --read-only）。", "Start it without --read-only."
    ),
    "role_lacks": Message("角色不允许", "Your role does not suffice"),
    "role": Message(
        "{name} 的角色是{has}，此页需要{needs}。",
        "{name} is a {has}; this page takes the role {needs}.",
    ),
    "role_fix": Message(
        "请向管理员申请令牌，或换一个令牌登录。",
        "Ask an administrator for a token of that role, or sign in with another token.",
    ),
}
