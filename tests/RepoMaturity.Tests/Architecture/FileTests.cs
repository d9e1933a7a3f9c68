using System.Text.RegularExpressions;

namespace RepoMaturity.Tests.Architecture;

/// <summary>How source files are cut.</summary>
internal sealed class FileTests
{
    private const int MostLines = 300;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal);

    [Test]
    public void No_file_is_long()
    {
        var tooLong = SourceTree.CSharp("src").Where(file => !LongFiles.ContainsKey(file.Path)).Select(file => (file.Path, Lines: file.Text.Count(character => character == '\n')))
            .Where(file => file.Lines > MostLines).Select(file => $"{file.Path}: {file.Lines} lines");
        Assert.That(tooLong, Is.Empty);
    }

    [Test]
    public void A_file_holds_one_type_and_is_named_for_it()
    {
        var broken = new List<string>();
        foreach (var (path, text) in SourceTree.CSharp("src"))
        {
            var types = Regex.Matches(text, @"^(?:public|internal) (?:(?:sealed|static|abstract|readonly|partial|ref) )*(?:record struct|record|class|struct|interface|enum|delegate \S+) (\w+)", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value).ToList();
            if (types is not [var type] || Path.GetFileName(path).Split('.')[0] != type)
            {
                broken.Add($"{path} holds {string.Join(", ", types)}");
            }
        }

        Assert.That(broken, Is.Empty);
    }
}
