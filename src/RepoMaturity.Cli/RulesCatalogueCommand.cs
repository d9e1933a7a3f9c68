using System.CommandLine;
using System.Text;
using RepoMaturity.Cli.Plugins;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary><c>rules catalogue DIR</c>.</summary>
internal static class RulesCatalogueCommand
{
    public static Command Create(CommonOptions common)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of the pages; it is made where it is not there." };
        var rules = new Option<string?>("--rules") { Description = "Add the rules of this folder to those built in, or take a whole rules folder.", HelpName = "DIR" };
        var check = new Option<bool>("--check") { Description = "Write nothing, and fail where a page is not what would be written." };
        var plugins = new PluginOption();
        var command = new Command("catalogue", "Write pages of Markdown that say what is known: practices, technologies and what proves each, conventions, formats.") { folder, rules, check, plugins.Option };
        command.SetAction(result =>
        {
            var top = result.GetValue(folder)!;
            var pages = Catalogue.Write(RuleSource.Load(result.GetValue(rules)), [.. plugins.Load(result).WithBuiltIn]);
            var stale = pages.Where(page => Content(top, page.Path) != page.Text).ToList();
            var left = PagesIn(top).Except(pages.Select(page => page.Path), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (result.GetValue(check))
            {
                return Check(common.Terminal, top, [.. stale.Select(page => $"{page.Path} is not what the rules say"), .. left.Select(path => $"{path} is of no rule any more")], result.GetValue(rules));
            }

            foreach (var path in left)
            {
                File.Delete(Path.Combine(top, path));
            }

            foreach (var page in stale)
            {
                var file = Path.Combine(top, page.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                ReportFile.Write(file, Encoding.UTF8.GetBytes(page.Text));
            }

            common.Terminal.Text.WriteLine(TerminalText.Safe($"{pages.Length} pages in {top}: {stale.Count} written, {left.Count} deleted."));
            return ExitCode.Done;
        });
        return command;
    }

    private static int Check(Terminal terminal, string top, IReadOnlyList<string> wrong, string? rules)
    {
        if (wrong.Count == 0)
        {
            return ExitCode.Done;
        }

        foreach (var each in wrong)
        {
            terminal.Error.WriteLine(TerminalText.Safe($"{top}/{each}."));
        }

        terminal.Error.WriteLine(TerminalText.Safe($"The catalogue is stale. This writes it: {ToolIdentity.Name} rules catalogue {top}{(rules is null ? string.Empty : $" --rules {rules}")}"));
        return ExitCode.GateFailed;
    }

    private static string? Content(string top, string path) => Path.Combine(top, path) is var file && File.Exists(file) ? File.ReadAllText(file) : null;

    /// <summary>The pages of a catalogue that are there; what others wrote is left alone.</summary>
    private static IEnumerable<string> PagesIn(string top) => !Directory.Exists(top) ? [] : Directory.EnumerateFiles(top, "*.md", SearchOption.AllDirectories)
        .Where(file => File.ReadLines(file).FirstOrDefault() == CataloguePage.Mark)
        .Select(file => Path.GetRelativePath(top, file).Replace('\\', '/'));
}
