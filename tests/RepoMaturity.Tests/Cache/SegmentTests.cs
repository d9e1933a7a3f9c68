using System.Collections.Immutable;
using RepoMaturity.Cache;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Tests.Cache;

/// <summary>What goes into a segment comes out of it as it was, or not at all.</summary>
internal sealed class SegmentTests
{
    private const string Fingerprint = "0123456789abcdef";

    /// <summary>Texts that encodings change: halves of pairs, ends of lines, characters of one, two and more bytes.</summary>
    private static readonly string[] Texts = ["", "a", "mlflow.log_metric", "\0", "\r\n", "é", "ÿ", "Ā", "模型", "\uD83D\uDE00", "\uD800", "x\uDC00y", new('n', 70_000)];

    [Test]
    public void Facts_come_out_as_they_went_in()
    {
        var random = new Random(1);
        var files = Enumerable.Range(0, 300).Select(i => (Path: $"a/{i}.py", Blob: i.ToString("x40", null), Facts: Draw(random, $"a/{i}.py"))).ToList();
        var segment = Segment.Read(Write(files), Fingerprint)!;
        foreach (var (path, blob, facts) in files)
        {
            AssertSame(segment.Find(path, blob), facts);
        }

        Assert.That(segment.All().Select(entry => (entry.Path, entry.BlobId)), Is.EquivalentTo(files.Select(file => (file.Path, file.Blob))));
        Assert.That(segment.Find("a/1.py", files[2].Blob), Is.Null, "another content");
        Assert.That(segment.Find("b/1.py", files[1].Blob), Is.Null, "another path");
        Assert.That(segment.IsDamaged, Is.False);
    }

    [Test]
    public void No_file_at_all_is_a_segment() => Assert.That(Segment.Read(Write([]), Fingerprint)!.Find("a", "b"), Is.Null);

    [Test]
    public void A_segment_of_another_version_is_none() => Assert.That(Segment.Read(Write([]), "0123456789abcdee"), Is.Null);

    [Test]
    public void A_segment_cut_anywhere_is_none()
    {
        var bytes = Write([("a.py", "1", Draw(new Random(2), "a.py"))]);
        for (var length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 500))
        {
            Assert.That(Segment.Read(bytes[..length], Fingerprint), Is.Null, $"{length} of {bytes.Length} bytes");
        }

        Assert.That(Segment.Read([.. bytes, 0], Fingerprint), Is.Null, "a byte more");
    }

    [Test]
    public void A_segment_with_any_bit_turned_is_none()
    {
        var bytes = Write([("a.py", "1", Draw(new Random(3), "a.py")), ("b.py", "2", FileFacts.Nothing("b.py"))]);
        var random = new Random(4);
        for (var draw = 0; draw < 2_000; draw++)
        {
            var (at, bit) = (draw < 64 ? draw : random.Next(bytes.Length), 1 << random.Next(8));
            bytes[at] ^= (byte)bit;
            Assert.That(Segment.Read(bytes, Fingerprint), Is.Null, $"byte {at}");
            bytes[at] ^= (byte)bit;
        }

        Assert.That(Segment.Read(bytes, Fingerprint), Is.Not.Null);
    }

    [Test]
    public void Bytes_that_somebody_made_to_pass_end_in_no_exception()
    {
        var bytes = Write([("a.py", "1", Draw(new Random(5), "a.py")), ("b.py", "2", Draw(new Random(6), "b.py"))]);
        var random = new Random(7);
        for (var draw = 0; draw < 3_000; draw++)
        {
            var forged = bytes.ToArray();
            for (var i = 0; i < 4; i++)
            {
                forged[random.Next(Segment.LengthAt + sizeof(int), forged.Length)] = (byte)random.Next(256);
            }

            BitConverter.TryWriteBytes(forged.AsSpan(Segment.ChecksumAt), Checksum.Of(forged.AsSpan(Segment.CheckedFrom)));
            var segment = Segment.Read(forged, Fingerprint);
            Assert.DoesNotThrow(() =>
            {
                segment?.Find("a.py", "1");
                segment?.All().Count();
            });
        }
    }

    /// <summary>What announces much and holds little takes neither memory nor time.</summary>
    [Test]
    public void Bytes_that_announce_more_than_they_hold_are_none()
    {
        var two = Write([("a.py", "1", Draw(new Random(5), "a.py")), ("b.py", "2", Draw(new Random(6), "b.py"))]);
        var firstText = Segment.HeaderLength + (2 * Segment.IndexEntryLength);
        foreach (var (what, at, number) in new[]
        {
            ("files", Segment.CountAt, int.MaxValue), ("no files", Segment.CountAt, -1), ("texts", Segment.TextsAt, int.MaxValue), ("the end of a text", firstText, int.MaxValue), ("a text that ends before it begins", firstText + sizeof(int), 0),
            ("an entry beyond the end", Segment.HeaderLength + sizeof(ulong), two.Length), ("an entry before the beginning", Segment.HeaderLength + sizeof(ulong), -1),
        })
        {
            Assert.That(Segment.Read(Forged(two, at, number), Fingerprint), Is.Null, what);
        }

        var offsets = new[] { 0, 1 }.Select(place => Segment.HeaderLength + (place * Segment.IndexEntryLength) + sizeof(ulong)).ToArray();
        Assert.That(Segment.Read(Forged(two, offsets[0], BitConverter.ToInt32(two, offsets[1])), Fingerprint), Is.Null, "two keys for one entry");
    }

    [Test]
    public void An_entry_is_not_read_beyond_the_next()
    {
        var nothing = FileFacts.Nothing("a.py");
        var bytes = Write([("a.py", "1", nothing), ("b.py", "2", nothing)]);

        // The first says that it has a claim, and would find the end of itself in the second.
        const int EntryLength = 9;
        const int ClaimsAt = 4;
        Assert.That(bytes[^(2 * EntryLength)..].Select((value, i) => i % EntryLength >= ClaimsAt ? value : 0), Has.All.Zero, "else this test would show nothing");
        bytes[^((2 * EntryLength) - ClaimsAt)] = 1;
        var forged = Forged(bytes, Segment.CountAt, 2);
        Assert.That(Segment.Read(forged, Fingerprint)!.Find("a.py", "1"), Is.Null);
    }

    private static byte[] Forged(byte[] bytes, int at, int number)
    {
        var forged = bytes.ToArray();
        BitConverter.TryWriteBytes(forged.AsSpan(at), number);
        BitConverter.TryWriteBytes(forged.AsSpan(Segment.ChecksumAt), Checksum.Of(forged.AsSpan(Segment.CheckedFrom)));
        return forged;
    }

    private static byte[] Write(IEnumerable<(string Path, string Blob, FileFacts Facts)> files)
    {
        var builder = new SegmentBuilder();
        foreach (var (path, blob, facts) in files)
        {
            builder.Add(path, blob, facts);
        }

        return builder.ToBytes(Fingerprint);
    }

    private static FileFacts Draw(Random random, string path)
    {
        return new FileFacts(path, Some(DrawFact), [.. Some(DrawUnit).DistinctBy(unit => unit.Id)], Some(DrawReference), Some(DrawProblem), Some(Text)) { Bytes = random.Next(), IsTemplated = random.Next(2) == 0 };

        ImmutableArray<T> Some<T>(Func<T> draw) => [.. Enumerable.Range(0, random.Next(5)).Select(_ => draw())];
        string Text() => Texts[random.Next(Texts.Length)];
        string? Maybe() => random.Next(3) == 0 ? null : Text();
        Position Place() => new(random.Next(-2, 300), random.Next(3) == 0 ? random.Next(-1, 200_000) : null);
        TEnum Any<TEnum>() where TEnum : struct, Enum => Enum.GetValues<TEnum>()[random.Next(Enum.GetValues<TEnum>().Length)];
        ImmutableArray<Argument> Arguments() => Some(() => new Argument(Text(), Maybe()));
        Fact DrawFact() => new(Any<FactKind>(), Text(), Place(), Maybe(), Maybe()) { Arguments = Arguments() };
        Unit DrawUnit() => new(Text(), Any<UnitKind>(), Text(), Place()) { Disabled = Maybe(), Triggers = Some(() => new Trigger(Any<TriggerKind>(), Text(), Place())) };
        Reference DrawReference() => new(Text(), Text(), Place(), Maybe()) { Folder = Maybe(), Text = Maybe(), ByTestRunner = random.Next(2) == 0, Arguments = Arguments() };
        Problem DrawProblem() => new(Maybe(), random.Next(3) == 0 ? null : random.Next(0, 9), Text(), Maybe());
    }

    private static void AssertSame(FileFacts? found, FileFacts facts) => Assert.Multiple(() =>
    {
        Assert.That(found, Is.Not.Null);
        Assert.That(found!.Path, Is.EqualTo(facts.Path));
        Assert.That(found.Facts.SequenceEqual(facts.Facts), "facts");
        Assert.That(found.Units.SequenceEqual(facts.Units), "units");
        Assert.That(found.References.SequenceEqual(facts.References), "references");
        Assert.That(found.Problems.SequenceEqual(facts.Problems), "problems");
        Assert.That(found.Claims.SequenceEqual(facts.Claims), "claims");
        Assert.That((found.Bytes, found.IsTemplated), Is.EqualTo((facts.Bytes, facts.IsTemplated)));
    });
}
