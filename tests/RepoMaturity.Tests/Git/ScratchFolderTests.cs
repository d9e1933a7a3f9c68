using RepoMaturity.Git;

namespace RepoMaturity.Tests.Git;

/// <summary>A folder for the time of a run does not outlive it.</summary>
internal sealed class ScratchFolderTests
{
    [Test]
    public void It_is_deleted_with_what_was_written()
    {
        string path;
        using (var scratch = new ScratchFolder())
        {
            path = scratch.FullPath;
            scratch.Write(folder => File.WriteAllText(Path.Combine(folder, "a"), "text"));
            Assert.That(File.ReadAllText(Path.Combine(path, "a")), Is.EqualTo("text"));
        }

        Assert.That(Directory.Exists(path), Is.False);
    }

    [Test]
    public void Who_writes_after_an_interruption_does_not_bring_it_back()
    {
        var scratch = new ScratchFolder(gate: new Lock());
        scratch.Write(folder => Directory.CreateDirectory(Path.Combine(folder, "refs")));
        scratch.Interrupt();
        Assert.That(IsHeld(() => scratch.Write(folder => Directory.CreateDirectory(Path.Combine(folder, "refs")))));
        Assert.That(Directory.Exists(scratch.FullPath), Is.False);
    }

    [Test]
    public void After_an_interruption_nobody_makes_another()
    {
        var gate = new Lock();
        var first = new ScratchFolder(gate: gate);
        var second = new ScratchFolder(gate: gate);
        first.Interrupt();
        Assert.That(IsHeld(() => _ = new ScratchFolder(gate: gate)));
        second.Interrupt();
        Assert.That(Directory.Exists(first.FullPath) || Directory.Exists(second.FullPath), Is.False);
    }

    /// <summary>Whether a thread waits for the end of the process.</summary>
    private static bool IsHeld(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return !thread.Join(200);
    }
}
