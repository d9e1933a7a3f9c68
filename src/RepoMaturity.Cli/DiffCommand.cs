using System.CommandLine;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary><c>diff BASE HEAD</c>.</summary>
internal static class DiffCommand
{
    /// <summary>Far more than any report has.</summary>
    private const int LargestReport = 256 * 1024 * 1024;

    public static Command Create(CommonOptions common)
    {
        var before = new Argument<string>("BASE") { Description = "A JSON report." };
        var after = new Argument<string>("HEAD") { Description = "Another JSON report, that is compared with it." };
        var command = new Command("diff", "Say in what two reports differ, and whether the repository changed or only the rules and detectors that read it.") { before, after };
        command.SetAction(result =>
        {
            var lines = DeltaReport.Write(Read(result.GetValue(before)!), Read(result.GetValue(after)!));
            common.Terminal.Output.Write(TextPrinter.Print(lines, common.UsesColour(result)));
            return ExitCode.Done;
        });
        return command;
    }

    private static AssessmentDigest Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no report '{file}': write one with 'scan --format json --output {file}'.");
        }

        return (new FileInfo(file).Length <= LargestReport ? DigestReader.Read(File.ReadAllBytes(file)) : null)
            ?? throw new UsageException($"'{file}' is no JSON report of this program, or one of a schema that it does not know.");
    }
}
