using FsCheck;
using FsCheck.Fluent;

namespace RepoMaturity.Fuzz;

/// <summary>A document before it is written in some format: a text, a list, or a mapping.</summary>
/// <param name="Text">The text; null for the others.</param>
/// <param name="Children">Items with their keys; the keys of a list's items are not used.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Form">Which of a format's ways to write it is taken.</param>
internal sealed record Tree(string? Text, IReadOnlyList<(string Key, Tree Value)> Children, bool IsList, int Form)
{
    /// <summary>Trees of these keys and texts; the larger the size, the more of them and the deeper.</summary>
    public static Gen<Tree> Of(Gen<string> keys, Gen<string> texts) => Gen.Sized(size => Of(keys, texts, size));

    private static Gen<Tree> Of(Gen<string> keys, Gen<string> texts, int size)
    {
        var leaf = from text in texts from form in Gen.Choose(0, 15) select new Tree(text, [], false, form);
        if (size <= 1)
        {
            return leaf;
        }

        var child = Gen.Choose(1, 5).SelectMany(share => Of(keys, texts, size / (share + 1)));
        var node = from children in Gen.Choose(0, 6).SelectMany(count => Gen.ListOf(keys.SelectMany(key => child.Select(value => (key, value))), count))
                   from isList in Gen.Elements(true, false, false)
                   from form in Gen.Choose(0, 15)
                   select new Tree(null, [.. children], isList, form);
        return Gen.Frequency((1, leaf), (4, node));
    }
}
