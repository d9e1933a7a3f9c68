using RepoMaturity.Fuzz;

// fuzz [--seconds N] [--inputs N] [--seed N] [--failures FOLDER] [--corpus FOLDER]: reads inputs nobody wrote.
// try FILE: reads one that failed.  time FOLDER: the slowest of many.  facts FOLDER: what the detectors say of each file, as lines of JSON.
switch (args)
{
    case ["fuzz", .. var rest]:
        return new FuzzRun(Options.Parse(rest)).Run();
    case ["work", .. var rest]:
        return new FuzzWorker(Options.Parse(rest), SolutionFolder.Find()).Run();
    case ["time", var cases]:
        CaseTimes.Write(cases, Console.Out);
        return 0;
    case ["try", var file]:
        var input = FuzzInput.Parse(File.ReadAllBytes(file));
        string? fault = null;
        var thread = new Thread(() => fault = new Trial().Fault(input, input, 0, out _), Bounds.Stack);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        thread.Start();
        thread.Join();
        Console.WriteLine($"{input.Path}, {input.Bytes.Length} bytes, {clock.ElapsedMilliseconds} ms: {fault ?? "read."}");
        Array.ForEach([.. Trial.Traces(input), .. new Trial().Times(input)], Console.WriteLine);
        return fault is null ? 0 : 1;
    case ["facts", var folder]:
        FactLines.Write(folder, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("Use: fuzz [--seconds N] [--inputs N] [--seed N] [--failures FOLDER] [--corpus FOLDER] | try FILE | time FOLDER | facts FOLDER");
        return 2;
}
