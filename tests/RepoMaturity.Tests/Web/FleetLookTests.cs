using System.Runtime.CompilerServices;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Pages;
using RepoMaturity.Web;

namespace RepoMaturity.Tests.Web;

/// <summary>What a server knows of a store that takes its time.</summary>
internal sealed class FleetLookTests
{
    [Test]
    public async Task A_look_goes_on_when_who_asked_for_it_has_left()
    {
        await using var store = new SlowStore();
        await using var look = Of(store);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.That(async () => await look.SeeAsync(patience.Token), Throws.InstanceOf<OperationCanceledException>());
        var next = look.SeeAsync(CancellationToken.None);
        store.Answer();
        Assert.That((await next).Tag, Is.Not.Empty);
        Assert.That(store.Looks, Is.EqualTo(1));
    }

    [Test]
    public async Task While_a_look_takes_long_the_one_before_is_shown()
    {
        await using var store = new SlowStore();
        await using var look = Of(store);
        store.Answer();
        var before = await look.SeeAsync(CancellationToken.None);
        store.Slow();
        Assert.That(await look.SeeAsync(CancellationToken.None), Is.SameAs(before));
        store.Answer();
    }

    [Test]
    public async Task A_look_that_failed_is_tried_again()
    {
        await using var store = new SlowStore { Failures = 1 };
        await using var look = Of(store);
        store.Answer();
        Assert.That(async () => await look.SeeAsync(CancellationToken.None), Throws.InstanceOf<IOException>());
        Assert.That((await look.SeeAsync(CancellationToken.None)).Repositories, Is.Empty);
    }

    [Test]
    public async Task Who_ends_the_server_does_not_wait_for_a_look()
    {
        await using var store = new SlowStore();
        var look = Of(store);
        var asked = look.SeeAsync(CancellationToken.None);
        await look.DisposeAsync();
        Assert.That(async () => await asked, Throws.InstanceOf<OperationCanceledException>());
    }

    private static FleetLook Of(IResultStore store) => new(store, RuleSources.Rules, SamplePage.Tool, TimeSpan.Zero, TimeProvider.System);

    /// <summary>An empty store that answers when it is told to.</summary>
    private sealed class SlowStore : IResultStore
    {
        private TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int looks;
        private int failures;

        public int Looks => Volatile.Read(ref looks);

        /// <summary>So many looks fail first.</summary>
        public int Failures { init => failures = value; }

        public void Answer() => gate.TrySetResult();

        public void Slow() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public async IAsyncEnumerable<FleetEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            await gate.Task.WaitAsync(cancellation);
            if (Interlocked.Decrement(ref failures) >= 0)
            {
                throw new IOException("the store is away");
            }

            yield break;
        }

        public async IAsyncEnumerable<RepositoryState> StatesAsync(DateTimeOffset? at, [EnumeratorCancellation] CancellationToken cancellation)
        {
            Interlocked.Increment(ref looks);
            await Task.CompletedTask;
            yield break;
        }

        public ValueTask<RepositoryState?> FindAsync(string repository, CancellationToken cancellation) => ValueTask.FromResult<RepositoryState?>(null);

        public ValueTask<bool> HasAsync(ResultKey key, CancellationToken cancellation) => ValueTask.FromResult(false);

        public ValueTask<bool> AppendAsync(FleetEntry entry, ReadOnlyMemory<byte> report, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<ReadOnlyMemory<byte>?> ReadReportAsync(ResultKey key, CancellationToken cancellation) => ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
