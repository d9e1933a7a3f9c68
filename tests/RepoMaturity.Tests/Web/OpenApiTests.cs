using System.Text.Json;

namespace RepoMaturity.Tests.Web;

/// <summary>The description of the interface says what is answered.</summary>
internal sealed class OpenApiTests
{
    private ServedStore served = null!;
    private JsonDocument description = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        served = await ServedStore.StartAsync();
        description = JsonDocument.Parse(await served.Client.GetStringAsync("/api/v1/openapi.json"));
    }

    [OneTimeTearDown]
    public async Task End()
    {
        description?.Dispose();
        await (served?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task Every_path_is_answered_as_it_says()
    {
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().ToList();
        Assert.That(paths, Has.Count.GreaterThan(10));
        foreach (var path in paths)
        {
            var operation = path.Value.GetProperty("get");
            using var response = await served.Client.GetAsync(path.Name.Replace("{repository}", ServedStore.Churn, StringComparison.Ordinal));
            Assert.That((int)response.StatusCode, Is.EqualTo(200), path.Name);
            var content = operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Single();
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(content.Name), path.Name);
            if (content.Value.TryGetProperty("schema", out var schema))
            {
                using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
                AssertFits(path.Name, body.RootElement, schema);
            }
        }
    }

    [Test]
    public void Every_reference_leads_to_a_schema()
    {
        var schemas = description.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToHashSet(StringComparer.Ordinal);
        var references = System.Text.RegularExpressions.Regex.Matches(description.RootElement.GetRawText(), "#/components/schemas/(\\w+)").Select(match => match.Groups[1].Value).Distinct();
        Assert.That(references, Is.EquivalentTo(schemas));
    }

    /// <summary>Whether a value has the properties of its schema, of their types, and no others.</summary>
    private void AssertFits(string at, JsonElement value, JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = description.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several ? several.EnumerateArray().Select(type => type.GetString()).ToList() : [schema.GetProperty("type").GetString()];
        Assert.That(types, Has.Member(value.ValueKind switch { JsonValueKind.Object => "object", JsonValueKind.Array => "array", JsonValueKind.Number => "integer", JsonValueKind.Null => "null", _ => "string" }), at);
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                AssertFits($"{at}[]", item, schema.GetProperty("items"));
            }
        }
        else if (schema.TryGetProperty("properties", out var properties))
        {
            Assert.That(value.EnumerateObject().Select(property => property.Name), Is.EqualTo(properties.EnumerateObject().Select(property => property.Name)), at);
            foreach (var property in value.EnumerateObject())
            {
                AssertFits($"{at}.{property.Name}", property.Value, properties.GetProperty(property.Name));
            }
        }
    }
}
