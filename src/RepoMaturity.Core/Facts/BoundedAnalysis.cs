using System.Collections.Immutable;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Facts;

/// <summary>The files of one scan, analysed side by side until a limit of the whole scan is met.</summary>
internal sealed class BoundedAnalysis(FileAnalyzer analyzer, ScanLimits limits, Action<int, int>? analysed)
{
    /// <summary>Of the files left out, so many that the same detectors claim are named: what they could show is known from them.</summary>
    private const int NamedOfAKind = 20;

    private readonly List<string> incompleteness = [];
    private int files;
    private long bytes;
    private long facts;

    /// <summary>What was left out, a sentence each.</summary>
    public ImmutableArray<string> Incompleteness => [.. incompleteness];

    /// <summary>Analyses files; those after a limit become unread.</summary>
    public FileFacts[] Analyze(ISnapshot snapshot, IReadOnlyList<FileEntry> entries)
    {
        var work = new Work(snapshot, entries, Math.Clamp(limits.Files - files, 0, entries.Count));
        var running = Task.Run(() => Parallel.For(0, work.Count, (_, loop) => AnalyzeNext(work, loop)), CancellationToken.None);
        try
        {
            running.Wait(limits.End);
        }
        catch (OperationCanceledException)
        {
            // What still runs is left behind: the answer is made without it.
        }
        catch (AggregateException failed) when (failed.InnerExceptions.Count == 1 && failed.InnerException is { } only)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(only);
        }

        return Take(work);
    }

    /// <summary>
    /// Takes the next file in the order of paths. When the sum of what is done is over a limit no further one is taken, so that what was taken is a run of files without a
    /// gap, and in it lies the place where the limit is met when they are added in order.
    /// </summary>
    private void AnalyzeNext(Work work, ParallelLoopState loop)
    {
        if (bytes + Interlocked.Read(ref work.Bytes) > limits.Bytes || facts + Interlocked.Read(ref work.Facts) > limits.Facts || limits.End.IsCancellationRequested)
        {
            loop.Stop();
            return;
        }

        var at = Interlocked.Increment(ref work.Next) - 1;
        var found = analyzer.Analyze(work.Snapshot, work.Entries[at]);
        Interlocked.Add(ref work.Bytes, found?.Bytes ?? 0);
        Interlocked.Add(ref work.Facts, found?.Count ?? 0);
        work.Found[at] = new Answer(found);
        analysed?.Invoke(Interlocked.Increment(ref work.Done), work.Entries.Count);
    }

    private FileFacts[] Take(Work work)
    {
        var taken = new List<FileFacts>();
        var at = 0;
        for (; at < work.Count && Volatile.Read(ref work.Found[at]) is { } answer; at++)
        {
            if (answer.Facts is not { } found)
            {
                continue;
            }

            if (bytes + found.Bytes > limits.Bytes || facts + found.Count > limits.Facts)
            {
                break;
            }

            bytes += found.Bytes;
            facts += found.Count;
            taken.Add(found);
        }

        files += work.Entries.Count;
        if (at < work.Entries.Count)
        {
            taken.AddRange(LeaveOut(work, at));
        }

        return [.. taken];
    }

    /// <summary>The files from a place on, as far as a detector claims them; after the end those that were done in time count.</summary>
    private List<FileFacts> LeaveOut(Work work, int from)
    {
        var isEnd = limits.End.IsCancellationRequested;
        var why = isEnd ? limits.WhyEnded() : WhyFull(work, from);
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        var left = new List<FileFacts>();
        var count = 0;
        for (var i = from; i < work.Entries.Count; i++)
        {
            if (isEnd && i < work.Count && Volatile.Read(ref work.Found[i]) is { } answer)
            {
                left.AddRange(answer.Facts is { } found ? [found] : []);
            }
            else if (analyzer.Unread(work.Entries[i], $"Was not read: {why}.") is { } unread)
            {
                count++;
                var kind = string.Join(' ', unread.Claims);
                named[kind] = named.GetValueOrDefault(kind) + 1;
                left.AddRange(named[kind] <= NamedOfAKind ? [unread] : []);
            }
        }

        if (count > 0)
        {
            incompleteness.Add(FormattableString.Invariant($"{count} files were not read: {why}."));
        }

        return left;
    }

    private string WhyFull(Work work, int from)
    {
        var found = from < work.Count ? work.Found[from]?.Facts : null;
        return found switch
        {
            null => FormattableString.Invariant($"there are more than {limits.Files} files, which is the limit"),
            _ when bytes + found.Bytes > limits.Bytes => FormattableString.Invariant($"all files together are more than {limits.Bytes} bytes, which is the limit"),
            _ => FormattableString.Invariant($"all files together give more than {limits.Facts} facts, which is the limit"),
        };
    }

    /// <summary>That a file was done, and what no detector claims has no facts.</summary>
    private sealed record Answer(FileFacts? Facts);

    private sealed class Work(ISnapshot snapshot, IReadOnlyList<FileEntry> entries, int count)
    {
        public long Bytes;
        public long Facts;
        public int Next;
        public int Done;

        public ISnapshot Snapshot => snapshot;

        public IReadOnlyList<FileEntry> Entries => entries;

        public int Count => count;

        public Answer?[] Found { get; } = new Answer?[count];
    }
}
