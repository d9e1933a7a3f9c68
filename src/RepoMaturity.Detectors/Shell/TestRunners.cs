using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Programs that collect and run tests.</summary>
internal static class TestRunners
{
    private static readonly HashSet<string> Valued = WordSet.Of(
        "-k -m -n -p -c -o -e -W -r -s --cov --cov-report --cov-config --cov-fail-under --maxfail --junitxml --junit-xml --timeout --rootdir --confcutdir --ignore --deselect --durations --tb "
        + "--log-level --log-cli-level --html --dist --numprocesses --splits --group --reruns --import-mode --basetemp --color --override-ini --alluredir --session --sessions --python -t -start-directory --pattern -f");

    public static void Write(CommandLine command)
    {
        var any = false;
        foreach (var word in command.Operands(1, Valued))
        {
            var path = word.Split("::")[0];
            if (path.Length == 0 || path.StartsWith('$') || (command.Program == "unittest" && !path.Contains('/', StringComparison.Ordinal)))
            {
                continue;
            }

            any = true;
            command.AddPath(ReferenceKinds.Tests, path, byTestRunner: true);
        }

        if (!any)
        {
            command.AddName(ReferenceKinds.Tests, string.Empty);
        }
    }
}
