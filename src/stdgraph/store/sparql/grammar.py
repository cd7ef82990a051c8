"""The grammar of SPARQL 1.1, whose rules are LL(1), as text that reads like the specification.

https://www.w3.org/TR/sparql11-query/#sparqlGrammar, rules 1 to 138, condensed: rules that differ
only in what they mean (such as those for data without variables) are one here, since the
grammar's use is to find where a broken text breaks. Quoted words are keywords or signs; names of
all capitals are kinds of token.
"""

from __future__ import annotations

RULES = """
Query        = Prologue QueryForm ValuesClause
Update       = Prologue UpdateRest?
UpdateRest   = Operation MoreUpdate?
MoreUpdate   = ';' Update
Prologue     = ( BaseDecl | PrefixDecl )*
BaseDecl     = 'BASE' IRIREF
PrefixDecl   = 'PREFIX' PNAME IRIREF
QueryForm    = SelectQuery | ConstructQuery | DescribeQuery | AskQuery
SelectQuery  = SelectClause DatasetClause* WhereClause Modifiers
SubSelect    = SelectClause WhereClause Modifiers ValuesClause
SelectClause = 'SELECT' ( 'DISTINCT' | 'REDUCED' )? ( SelectItem+ | '*' )
SelectItem   = VAR | '(' Expression 'AS' VAR ')'
ConstructQuery = 'CONSTRUCT' ( ConstructFull | ConstructShort )
ConstructFull  = Template DatasetClause* WhereClause Modifiers
ConstructShort = DatasetClause* 'WHERE' '{' Triples? '}' Modifiers
DescribeQuery  = 'DESCRIBE' ( VarOrIri+ | '*' ) DatasetClause* WhereClause? Modifiers
AskQuery     = 'ASK' DatasetClause* WhereClause Modifiers
DatasetClause = 'FROM' 'NAMED'? Iri
WhereClause  = 'WHERE'? Group
Modifiers    = GroupClause? HavingClause? OrderClause? LimitClauses?
GroupClause  = 'GROUP' 'BY' GroupCondition+
GroupCondition = BuiltIn | FunctionCall | '(' Expression GroupAs? ')' | VAR
GroupAs      = 'AS' VAR
HavingClause = 'HAVING' Constraint+
OrderClause  = 'ORDER' 'BY' OrderCondition+
OrderCondition = ( 'ASC' | 'DESC' ) Bracketed | Constraint | VAR
LimitClauses = 'LIMIT' INTEGER OffsetAfter? | 'OFFSET' INTEGER LimitAfter?
OffsetAfter  = 'OFFSET' INTEGER
LimitAfter   = 'LIMIT' INTEGER
ValuesClause = InlineData?
Operation    = Load | Clear | Drop | Create | Add | Move | Copy | WithModify | Insert | Delete
Load         = 'LOAD' 'SILENT'? Iri LoadInto?
LoadInto     = 'INTO' GraphRef
Clear        = 'CLEAR' 'SILENT'? GraphRefAll
Drop         = 'DROP' 'SILENT'? GraphRefAll
Create       = 'CREATE' 'SILENT'? GraphRef
Add          = 'ADD' 'SILENT'? GraphOrDefault 'TO' GraphOrDefault
Move         = 'MOVE' 'SILENT'? GraphOrDefault 'TO' GraphOrDefault
Copy         = 'COPY' 'SILENT'? GraphOrDefault 'TO' GraphOrDefault
GraphRef     = 'GRAPH' Iri
GraphRefAll  = GraphRef | 'DEFAULT' | 'NAMED' | 'ALL'
GraphOrDefault = 'DEFAULT' | 'GRAPH'? Iri
WithModify   = 'WITH' Iri ( 'DELETE' Quads InsertPart? | InsertPart ) UsingWhere
Insert       = 'INSERT' ( 'DATA' Quads | Quads UsingWhere )
Delete       = 'DELETE' ( 'DATA' Quads | 'WHERE' Quads | Quads InsertPart? UsingWhere )
InsertPart   = 'INSERT' Quads
UsingWhere   = UsingClause* 'WHERE' Group
UsingClause  = 'USING' 'NAMED'? Iri
Quads        = '{' Triples? QuadsBlock* '}'
QuadsBlock   = 'GRAPH' VarOrIri '{' Triples? '}' '.'? Triples?
Template     = '{' Triples? '}'
Triples      = SameSubject MoreTriples?
MoreTriples  = '.' Triples?
Group        = '{' ( SubSelect | GroupBody ) '}'
GroupBody    = Triples? GroupPart*
GroupPart    = PatternNotTriples '.'? Triples?
PatternNotTriples = GroupOrUnion | OptionalPart | Minus | GraphPart | Service | Condition
Condition    = Filter | Bind | InlineData
GroupOrUnion = Group UnionPart*
UnionPart    = 'UNION' Group
OptionalPart = 'OPTIONAL' Group
Minus        = 'MINUS' Group
GraphPart    = 'GRAPH' VarOrIri Group
Service      = 'SERVICE' 'SILENT'? VarOrIri Group
Filter       = 'FILTER' Constraint
Bind         = 'BIND' '(' Expression 'AS' VAR ')'
InlineData   = 'VALUES' ( VAR '{' DataValue* '}' | '(' VAR* ')' '{' DataRow* '}' )
DataRow      = '(' DataValue* ')'
DataValue    = Iri | Literal | 'UNDEF'
Constraint   = Bracketed | BuiltIn | FunctionCall
FunctionCall = Iri Arguments
Arguments    = '(' ( 'DISTINCT'? Expression MoreArguments* )? ')'
MoreArguments = ',' Expression
SameSubject  = SubjectTerm Properties | Nodes Properties?
SubjectTerm  = VAR | Iri | Literal | BLANK_NODE_LABEL
Properties   = VerbObjects MoreProperties*
MoreProperties = ';' VerbObjects?
VerbObjects  = ( VAR | Path ) Objects
Objects      = ObjectTerm MoreObjects*
MoreObjects  = ',' ObjectTerm
ObjectTerm   = SubjectTerm | Nodes
Nodes        = '(' ObjectTerm* ')' | '[' Properties? ']'
Path         = PathSequence PathOr*
PathOr       = '|' PathSequence
PathSequence = PathStep PathThen*
PathThen     = '/' PathStep
PathStep     = '^'? PathPrimary ( '?' | '*' | '+' )?
PathPrimary  = Iri | 'a' | '!' PathNegated | '(' Path ')'
PathNegated  = PathOne | '(' ( PathOne PathOneMore* )? ')'
PathOneMore  = '|' PathOne
PathOne      = '^'? ( Iri | 'a' )
VarOrIri     = VAR | Iri
Bracketed    = '(' Expression ')'
Expression   = AndExpression OrRest*
OrRest       = '||' AndExpression
AndExpression = Relation AndRest*
AndRest      = '&&' Relation
Relation     = Sum RelationRest?
RelationRest = Comparison Sum | 'NOT'? 'IN' ExpressionList
Comparison   = '=' | '!=' | '<' | '>' | '<=' | '>='
ExpressionList = '(' ( Expression MoreArguments* )? ')'
Sum          = Product SumRest*
SumRest      = ( '+' | '-' ) Product
Product      = Unary ProductRest*
ProductRest  = ( '*' | '/' ) Unary
Unary        = '!' Primary | '+' Primary | '-' Primary | Primary
Primary      = Bracketed | BuiltIn | IriOrCall | PlainLiteral | VAR
IriOrCall    = Iri Arguments?
BuiltIn      = Exists | NotExists | Aggregate | NamedCall
Exists       = 'EXISTS' Group
NotExists    = 'NOT' 'EXISTS' Group
Aggregate    = Count | AGGREGATE '(' 'DISTINCT'? Expression Separator? ')'
Count        = 'COUNT' '(' 'DISTINCT'? ( '*' | Expression ) ')'
Separator    = ';' 'SEPARATOR' '=' STRING
NamedCall    = FUNCTION Arguments
Iri          = IRIREF | PNAME
Literal      = PlainLiteral | ( '+' | '-' ) Number
PlainLiteral = STRING ( LANGTAG | '^^' Iri )? | Number | 'TRUE' | 'FALSE'
Number       = INTEGER | DECIMAL | DOUBLE
"""

# Rule 127 but COUNT, and the functions of rule 121 that take a list of expressions.
_AGGREGATES = "SUM MIN MAX AVG SAMPLE GROUP_CONCAT"
_FUNCTIONS = """
STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT SUBSTR STRLEN
REPLACE UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY
HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF
STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX
"""
AGGREGATES = frozenset(_AGGREGATES.split())
FUNCTIONS = frozenset(_FUNCTIONS.split())
