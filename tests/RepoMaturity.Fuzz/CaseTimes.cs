using System.Globalization;

namespace RepoMaturity.Fuzz;

/// <summary>What each input of a folder takes of the processor when its facts are read, the slowest first.</summary>
internal static class CaseTimes
{
    private const int Most = 100;

    public static void Write(string folder, TextWriter to)
    {
        var trial = new Trial();
        var times = new List<(double Milliseconds, string File, string Path)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.case").Order(StringComparer.Ordinal))
        {
            var input = FuzzInput.Parse(File.ReadAllBytes(file));

            // The second time nothing is compiled any more.
            trial.Read(input);
            var before = Environment.CpuUsage.TotalTime;
            trial.Read(input);
            times.Add(((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, file, input.Path));
        }

        foreach (var (milliseconds, file, path) in times.OrderByDescending(time => time.Milliseconds).Take(Most))
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,8:F0} ms  {path}  {file}"));
        }
    }
}
