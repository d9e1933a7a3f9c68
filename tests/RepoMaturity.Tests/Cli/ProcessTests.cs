using System.Diagnostics;
using RepoMaturity.Cli;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary>The program as others start it.</summary>
internal sealed class ProcessTests
{
    [TestCase("--version", 0)]
    [TestCase("scan FOLDER", 0)]
    [TestCase("scan", 0, Description = "the current folder")]
    [TestCase("scan --nonsense", 2)]
    [TestCase("scan no-such-folder", 3)]
    public void It_ends_with_its_code(string arguments, int code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("README.md", "# A folder\n");
        using var process = Start(folder.FullPath, arguments.Replace("FOLDER", folder.FullPath, StringComparison.Ordinal));
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(code), output + error.Result);
        Assert.That(output.Length > 0, Is.EqualTo(code == 0));
        Assert.That(error.Result.Length > 0, Is.EqualTo(code != 0));
    }

    [Test]
    public void A_reader_that_leaves_early_is_no_failure()
    {
        using var folder = new TemporaryFolder();
        using var process = Start(folder.FullPath, "list practices --format json");
        process.StandardOutput.Close();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error);
        Assert.That(error, Is.Empty);
    }

    private static Process Start(string folder, string arguments) => Process.Start(new ProcessStartInfo("dotnet", $"\"{typeof(Application).Assembly.Location}\" {arguments}")
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;
}
