"""Reading an OpenAPI description."""

PLACE = "#/components/schemas/"


def paths(client):
    """The operations by path and method, each component in the place of what points to it."""
    description = client.get("/api/v1/openapi.json").json()
    schemas = description["components"]["schemas"]

    def whole(value):
        if isinstance(value, list):
            return [whole(item) for item in value]
        if not isinstance(value, dict):
            return value
        if set(value) == {"$ref"}:
            return whole(schemas[value["$ref"].removeprefix(PLACE)])
        return {key: whole(item) for key, item in value.items()}

    return whole(description["paths"])
