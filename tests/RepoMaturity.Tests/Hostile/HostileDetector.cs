using System.Runtime.CompilerServices;
using RepoMaturity.Core.Facts;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Hostile;

/// <summary>A detector of a plug-in (this assembly) that fails wherever it can. What it does when it is made, a variable of the environment says; of a file, its name.</summary>
public sealed class HostileDetector : IDetector
{
    internal const string Way = "REPOMATURITY_TEST_PLUGIN";
    internal const string Marker = "REPOMATURITY_TEST_MARKER";

    private readonly string way = Environment.GetEnvironmentVariable(Way) ?? string.Empty;

    public HostileDetector()
    {
        if (Environment.GetEnvironmentVariable(Marker) is { Length: > 0 } marker)
        {
            File.WriteAllText(marker, "loaded");
        }

        switch (way)
        {
            case "fails":
                throw new NotSupportedException("planted words");
            case "lacks":
                UseLibrary();
                break;
        }
    }

    public string Id => way switch
    {
        "id" => "Not An\nId",
        "taken" => "python",
        "no-id" => null!,
        "id-fails" => throw new InvalidOperationException("planted words"),
        _ => "hostile",
    };

    public string Summary => way == "summary" ? string.Empty : "\u001b[31m*.hostile*: fails \u001b]8;;https://evil.example\u0007 ::set-output name=a::b";

    public int Version => 1;

    public IReadOnlyList<FactKind> Finds => way switch
    {
        "finds" => [],
        "no-finds" => null!,
        "kinds" => [(FactKind)999],
        _ => [FactKind.Dependency],
    };

    public bool Claims(string path) => path.EndsWith("/claims", StringComparison.Ordinal) ? throw new InvalidOperationException("planted words") : path.StartsWith("hostile/", StringComparison.Ordinal);

    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        switch (file.Path)
        {
            case "hostile/detect":
                throw new InvalidOperationException("planted words");
            case "hostile/later":
                facts.Add(new Fact(FactKind.Dependency, "wandb", new Position(1)));
                throw new KeyNotFoundException("planted words");
            case "hostile/unit":
                facts.Add(new Unit(null!, UnitKind.Script, null!, default));
                break;
            case "hostile/list":
                facts.Add(new Fact(FactKind.Call, "mlflow.autolog", new Position(1)) { Arguments = default });
                break;
            case "hostile/kind":
                facts.Add(new Fact((FactKind)999, "mlflow.autolog", new Position(1)));
                break;
            case "hostile/reference":
                facts.Add(new Reference(null!, null!, new Position(1)));
                break;
            case "hostile/null":
                facts.Add((Fact)null!);
                break;
            case "hostile/words":
                foreach (var text in HostileTexts.All.Concat(HostileTexts.Keys))
                {
                    facts.Add(new Fact(FactKind.Dependency, text, new Position(-1), text, text) { Arguments = [new Argument(text, text)] });
                    facts.Add(new Unit(text, UnitKind.Script, text, new Position(int.MinValue)));
                    facts.Add(new Reference(text, text, new Position(int.MaxValue), text) { Text = text });
                    facts.AddProblem(-1, text, text);
                }

                break;
            case "hostile/kills":
                KillWorker();
                break;
        }
    }

    /// <summary>What starts the scan that this is part of dies, as one that the system ends for want of memory. Nobody else's parent does.</summary>
    private static void KillWorker()
    {
        var parent = File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ')[2];
        if (File.ReadAllText($"/proc/{parent}/cmdline").Contains("\0worker\0", StringComparison.Ordinal))
        {
            using var worker = System.Diagnostics.Process.GetProcessById(int.Parse(parent, System.Globalization.CultureInfo.InvariantCulture));
            worker.Kill();
        }
    }

    /// <summary>NUnit is not beside a copy of this assembly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseLibrary() => _ = new NUnit.Framework.Constraints.EqualConstraint(0);
}
