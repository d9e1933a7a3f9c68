using System.Collections.Immutable;
using System.Text.Json;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Web;

/// <summary>Describes what can be asked, from the list by which it is answered (https://spec.openapis.org/oas/v3.1.0).</summary>
internal static class OpenApi
{
    private const string NameParameter = "repository";

    /// <summary>What JSON answers hold: each schema with its properties, their types, and whether they may be null.</summary>
    private static readonly ImmutableArray<(string Schema, (string Name, string Type, bool MayBeNull)[] Properties)> Schemas =
    [
        ("Health", [("status", "string", false)]),
        ("Shields", [("schemaVersion", "integer", false), ("label", "string", false), ("message", "string", false), ("color", "string", false)]),
        ("RepositoryList", [("total", "integer", false), ("next", "string", true), ("items", "[RepositoryHead]", false)]),
        ("RepositoryHead", Head()),
        ("Repository", [.. Head(), ("practices", "[Practice]", false), ("technologies", "[Technology]", false)]),
        ("Stage", [("framework", "string", false), ("index", "integer", false), ("name", "string", false), ("couldBe", "integer", false)]),
        ("Practice", [("id", "string", false), ("name", "string", false), ("level", "integer", false), ("couldBe", "integer", false)]),
        ("Technology", [("id", "string", false), ("name", "string", false)]),
        ("ResultList", [("total", "integer", false), ("items", "[Result]", false)]),
        ("Result", [("commit", "string", false), ("model", "string", false), ("at", "string", false), ("run", "string", false)]),
        ("RunList", [("total", "integer", false), ("items", "[Run]", false)]),
        ("Run", [("run", "string", false), ("began", "string", true), ("ended", "string", true), ("scanned", "integer", false), ("unchanged", "integer", false), ("failed", "integer", false)]),
    ];

    /// <summary>Writes the description.</summary>
    public static byte[] Write(ImmutableArray<Endpoint> endpoints, Tool tool) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("openapi", "3.1.0");
        Object(writer, "info", () =>
        {
            writer.WriteString("title", "Maturity of repositories");
            writer.WriteString("version", tool.Version);
            writer.WriteString("description", "What a store of results holds, to be read. A name of a repository stands in a path as it is, slashes and all, its other characters percent-encoded. Answers carry an ETag: ask with If-None-Match.");
        });
        Object(writer, "paths", () =>
        {
            foreach (var endpoint in endpoints)
            {
                Object(writer, endpoint.HasName ? $"{endpoint.Path}{{{NameParameter}}}" : endpoint.Path, () => Object(writer, "get", () => WriteOperation(writer, endpoint)));
            }
        });
        Object(writer, "components", () =>
        {
            Object(writer, "securitySchemes", () =>
            {
                WriteScheme(writer, "bearer");
                WriteScheme(writer, "basic");
            });
            Object(writer, "schemas", () =>
            {
                foreach (var (schema, properties) in Schemas)
                {
                    Object(writer, schema, () => WriteSchema(writer, properties));
                }

                Object(writer, "Report", () => WriteLoose(writer, "The JSON of a scan, as rules/schema/report.schema.json describes it."));
                Object(writer, "RollUp", () => WriteLoose(writer, "The JSON of 'fleet report'."));
            });
        });
        writer.WriteEndObject();
    });

    private static (string Name, string Type, bool MayBeNull)[] Head() =>
    [
        ("name", "string", false), ("link", "string", true), ("kind", "string", true), ("commit", "string", true), ("model", "string", true), ("scannedAt", "string", true), ("failure", "string", true),
        ("teams", "[string]", false), ("topics", "[string]", false), ("stages", "[Stage]", false), ("practicesInPlace", "integer", false), ("practicesAutomated", "integer", false),
    ];

    private static void WriteOperation(Utf8JsonWriter writer, Endpoint endpoint)
    {
        writer.WriteString("summary", endpoint.Summary);
        writer.WriteStartArray("security");
        foreach (var scheme in endpoint.IsOpen ? new string?[] { null } : [null, "bearer", "basic"])
        {
            writer.WriteStartObject();
            if (scheme is not null)
            {
                writer.WriteStartArray(scheme);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("parameters");
        if (endpoint.HasName)
        {
            WriteParameter(writer, new Endpoint.Parameter(NameParameter, "The name of the repository."), "path");
        }

        foreach (var parameter in endpoint.Parameters)
        {
            WriteParameter(writer, parameter, "query");
        }

        writer.WriteEndArray();
        Object(writer, "responses", () =>
        {
            Object(writer, "200", () =>
            {
                writer.WriteString("description", endpoint.Summary);
                Object(writer, "content", () => Object(writer, endpoint.Type.Split(';')[0], () =>
                {
                    if (endpoint.Schema is { } schema)
                    {
                        Object(writer, "schema", () => writer.WriteString("$ref", $"#/components/schemas/{schema}"));
                    }
                }));
            });
            Object(writer, "304", () => writer.WriteString("description", "It is what If-None-Match names."));
            Object(writer, "default", () => writer.WriteString("description", "One sentence on why not, as text."));
        });
    }

    private static void WriteParameter(Utf8JsonWriter writer, Endpoint.Parameter parameter, string place)
    {
        writer.WriteStartObject();
        writer.WriteString("name", parameter.Name);
        writer.WriteString("in", place);
        writer.WriteBoolean("required", place == "path");
        writer.WriteString("description", parameter.Means);
        Object(writer, "schema", () => writer.WriteString("type", parameter.IsNumber ? "integer" : "string"));
        writer.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter writer, (string Name, string Type, bool MayBeNull)[] properties)
    {
        writer.WriteString("type", "object");
        Object(writer, "properties", () =>
        {
            foreach (var (name, type, mayBeNull) in properties)
            {
                Object(writer, name, () => WriteType(writer, type, mayBeNull));
            }
        });
    }

    private static void WriteType(Utf8JsonWriter writer, string type, bool mayBeNull)
    {
        if (type.StartsWith('['))
        {
            writer.WriteString("type", "array");
            Object(writer, "items", () => WriteType(writer, type[1..^1], mayBeNull: false));
        }
        else if (char.IsUpper(type[0]))
        {
            writer.WriteString("$ref", $"#/components/schemas/{type}");
        }
        else if (mayBeNull)
        {
            writer.WriteStartArray("type");
            writer.WriteStringValue(type);
            writer.WriteStringValue("null");
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteString("type", type);
        }
    }

    private static void WriteLoose(Utf8JsonWriter writer, string description)
    {
        writer.WriteString("type", "object");
        writer.WriteString("description", description);
    }

    private static void WriteScheme(Utf8JsonWriter writer, string scheme) => Object(writer, scheme, () =>
    {
        writer.WriteString("type", "http");
        writer.WriteString("scheme", scheme);
    });

    private static void Object(Utf8JsonWriter writer, string name, Action write)
    {
        writer.WriteStartObject(name);
        write();
        writer.WriteEndObject();
    }
}
