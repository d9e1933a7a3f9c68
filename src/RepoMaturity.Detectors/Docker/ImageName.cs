using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Docker;

/// <summary>Takes the name of a container image apart.</summary>
internal static class ImageName
{
    /// <summary>The fact that an image is used: its name without tag or digest, and these as value.</summary>
    public static Fact Fact(string image, Position position, string? scope)
    {
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var colon = image.LastIndexOf(':');
        var end = at >= 0 ? at : colon > image.LastIndexOf('/') ? colon : image.Length;
        return new Fact(FactKind.Image, image[..end], position, end < image.Length ? image[(end + 1)..] : null, scope);
    }
}
