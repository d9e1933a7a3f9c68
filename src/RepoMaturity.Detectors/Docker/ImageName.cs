using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Docker;

/// <summary>Takes the name of a container image apart.</summary>
internal static class ImageName
{
    /// <summary>The fact that an image is used: its name without tag or digest, and these as value.</summary>
    public static Fact Fact(string image, Position position, string? scope)
    {
        var (name, version) = Parts(image);
        return new Fact(FactKind.Image, name, position, version, scope);
    }

    /// <summary>The name of an image without tag or digest, and these; null for none.</summary>
    public static (string Name, string? Version) Parts(string image)
    {
        // A tag before a digest says nothing more.
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var named = at >= 0 ? image[..at] : image;
        var colon = named.LastIndexOf(':');
        var end = colon > named.LastIndexOf('/') ? colon : named.Length;
        var version = at >= 0 ? at : end;
        return (named[..end], version < image.Length ? image[(version + 1)..] : null);
    }
}
