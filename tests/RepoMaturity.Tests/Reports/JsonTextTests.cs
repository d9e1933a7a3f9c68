using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class JsonTextTests
{
    private static IEnumerable<string> Texts => HostileTexts.All.Where(text => text != "\ud800");

    [TestCaseSource(nameof(Texts))]
    public void Programs_read_the_text_as_it_was_and_terminals_obey_nothing(string text)
    {
        var json = Encoding.UTF8.GetString(Write(text));
        Assert.That(ShownText.Obeyed(json), Is.Empty);
        using var document = JsonDocument.Parse(json);
        Assert.That(document.RootElement.GetProperty("a").GetString(), Is.EqualTo(text));
        Assert.That(document.RootElement.GetProperty("b").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.That(() => JsonDocument.Parse(Write("a" + (char)0xD800)).Dispose(), Throws.Nothing);

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.Keys))]
    public void A_key_is_hidden_and_the_rest_stays(string key)
    {
        using var document = JsonDocument.Parse(Write($"line\n{key} https://user:{key}@host/x"));
        Assert.That(document.RootElement.GetProperty("a").GetString(), Is.EqualTo("line\n*** https://***@host/x"));
        Assert.That(document.RootElement.GetProperty("b").GetRawText(), Is.EqualTo("1"));
    }

    [Test]
    public void A_document_is_indented_and_ends_with_its_line() => Assert.That(Encoding.UTF8.GetString(Write("x <y>")), Is.EqualTo("{\n  \"a\": \"x <y>\",\n  \"b\": 1\n}\n"));

    private static byte[] Write(string text) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("a", text);
        writer.WriteNumber("b", 1);
        writer.WriteEndObject();
    });
}
