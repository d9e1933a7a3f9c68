using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Words evidence for people.</summary>
internal static class EvidenceWords
{
    /// <summary><c>Makefile:12</c>; where the source is no file, <c>history:</c>.</summary>
    public static string Place(Evidence evidence) => (evidence.Path, evidence.Position) switch
    {
        (null, _) => Rules.Words.Of(evidence.Source) + ":",
        (var path, null) => path,
        var (path, position) => $"{path}:{position}",
    };

    /// <summary><c>call mlflow.register_model</c> becomes <c>calls mlflow.register_model</c>.</summary>
    public static string Say(Evidence evidence) => evidence.Source == EvidenceSource.File ? Say(evidence.Detail) : evidence.Detail;

    /// <inheritdoc cref="Say(Evidence)"/>
    public static string Say(EvidenceDigest evidence) => evidence.Path is not null ? Say(evidence.Detail) : evidence.Detail;

    /// <inheritdoc cref="Place(Evidence)"/>
    public static string Place(EvidenceDigest evidence) => evidence switch
    {
        { Path: null } => $"{evidence.Source}:",
        { Position: null } => evidence.Path,
        _ => $"{evidence.Path}:{evidence.Position}",
    };

    private static string Say(string detail)
    {
        var space = detail.IndexOf(' ', StringComparison.Ordinal);
        var (kind, name) = space < 0 ? (detail, string.Empty) : (detail[..space], detail[(space + 1)..]);
        return (kind, name) switch
        {
            ("file", "") => "(the file)",
            ("dependency", _) => $"depends on {name}",
            ("import", _) => $"imports {name}",
            ("call", _) => $"calls {name.TrimStart('?', '.')}",
            ("definition", _) => $"defines {name}",
            ("base", _) => $"extends {name}",
            ("decorator", _) => $"is decorated with {name}",
            ("raise", "assert") => "asserts",
            ("raise", _) => $"raises {name}",
            ("constant", _) => $"sets {name}",
            ("key", _) => $"sets {name}",
            ("command", _) => $"runs {name}",
            ("action", _) => $"uses {name}",
            ("image", _) => $"uses the image {name}",
            ("resource", _) => $"declares {name}",
            ("hook", _) => $"has the hook {name}",
            ("heading", _) => $"has the section \"{name}\"",
            ("attribute", _) => $"gives paths {name}",
            ("stage", _) => $"has the stage {name}",
            ("trigger", _) => $"is started by {name}",
            ("environment", _) => $"names the environment {name}",
            _ => detail,
        };
    }
}
