using System.Diagnostics;
using System.Runtime;

namespace RepoMaturity.Fuzz;

/// <summary>Draws inputs and reads them, on one small stack, until the time is over, an input hangs, or the process dies of one.</summary>
internal sealed class FuzzWorker(Options options, string root)
{
    /// <summary>What ended for an input that is not waited for.</summary>
    public const int HangCode = 70;

    /// <summary>Inputs that showed something new, beside the seeds; the oldest are forgotten.</summary>
    private const int MostFound = 20_000;

    private readonly Random random = new(options.Seed);
    private readonly List<FuzzInput> found = [];
    private readonly HashSet<string> failures = new(StringComparer.Ordinal);
    private long number;
    private long began;
    private long slowest;
    private long largest;

    /// <summary>Runs; the last line of the output is what came of it.</summary>
    public int Run()
    {
        var work = new Thread(Work, Bounds.Stack);
        work.Start();
        for (var second = 1; !work.Join(TimeSpan.FromSeconds(1)); second++)
        {
            if (second % 60 == 0)
            {
                Report();
            }

            if (Stopwatch.GetElapsedTime(Volatile.Read(ref began)) > Bounds.Hang)
            {
                Report();
                return HangCode;
            }
        }

        Report();
        return failures.Count == 0 ? 0 : 1;
    }

    private void Report() => Console.WriteLine(FormattableString.Invariant($"inputs {Volatile.Read(ref number)} failures {failures.Count} slowest {slowest} largest {largest} found {found.Count} methods {JitInfo.GetCompiledMethodCount()}"));

    private void Work()
    {
        Volatile.Write(ref began, Stopwatch.GetTimestamp());
        var seeds = SeedCorpus.Read(root, options.Corpus);
        var vocabulary = Vocabulary.Of(seeds);
        var mutator = new Mutator(random, vocabulary);
        var structured = new StructuredInputs(seeds, vocabulary);
        var trial = new Trial();
        using var last = new LastInput(options.Last!);
        var clock = Stopwatch.StartNew();

        // The seeds as they are come first: what was found once is not found again.
        foreach (var seed in seeds)
        {
            Try(seed, seeds[0], trial, last);
        }

        while (clock.Elapsed.TotalSeconds < options.Seconds && number < options.Inputs)
        {
            foreach (var input in random.Next(4) == 0 ? structured.Draw(random, 16) : Enumerable.Range(0, 16).Select(_ => mutator.Mutate(Any(seeds), Any(seeds))))
            {
                if (Try(input, Any(seeds), trial, last))
                {
                    Keep(input);
                }
            }
        }
    }

    private FuzzInput Any(List<FuzzInput> seeds) => found.Count > 0 && random.Next(2) == 0 ? found[random.Next(found.Count)] : seeds[random.Next(seeds.Count)];

    private void Keep(FuzzInput input)
    {
        if (input.Bytes.Length > 16 * 1024)
        {
            return;
        }

        if (found.Count == MostFound)
        {
            found.RemoveRange(0, MostFound / 4);
        }

        found.Add(input);
    }

    /// <returns>Whether something new was said of it, or code ran that had not run before.</returns>
    private bool Try(FuzzInput input, FuzzInput beside, Trial trial, LastInput last)
    {
        last.Set(input.ToStored());
        var (fault, isNew) = Measure(input, beside, trial);
        if (fault is not null)
        {
            Fail(input, fault);
        }

        number++;
        return isNew;
    }

    private (string? Fault, bool IsNew) Measure(FuzzInput input, FuzzInput beside, Trial trial)
    {
        for (var time = 0; ; time++)
        {
            Volatile.Write(ref began, Stopwatch.GetTimestamp());
            var compiled = JitInfo.GetCompiledMethodCount(currentThread: true);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var spent = Environment.CpuUsage.TotalTime;
            var fault = trial.Fault(input, beside, (int)(number % int.MaxValue), out var isNew);

            // What other programs do to a busy machine is none of the input's time.
            var taken = Environment.CpuUsage.TotalTime - spent;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (taken > Bounds.Slow && time < 2)
            {
                continue;
            }

            slowest = Math.Max(slowest, (long)taken.TotalMilliseconds);
            largest = Math.Max(largest, allocated);
            fault ??= taken > Bounds.Slow ? $"It takes {taken.TotalSeconds:F1} seconds." : allocated > Bounds.Allocated ? $"It asks for {allocated / 1024 / 1024} MiB." : null;

            // A method is compiled when it runs for the first time: what is covered, as far as methods tell.
            return (fault, isNew || JitInfo.GetCompiledMethodCount(currentThread: true) > compiled);
        }
    }

    /// <summary>Writes an input that failed; of those that fail alike, the first.</summary>
    private void Fail(FuzzInput input, string fault)
    {
        var words = fault.Split('\n')[0].Split(' ');
        var kind = $"{words[0]} {string.Join(' ', words.TakeLast(4).Where(word => !word.Any(char.IsDigit)))} {Path.GetExtension(input.Path)}";
        if (!failures.Add(kind) || failures.Count > 200)
        {
            return;
        }

        var file = FailureFile.Write(options.Failures, input.ToStored());
        Console.WriteLine($"{file}: {input.Path}: {fault}");
    }
}
