using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.CSharp;
using RepoMaturity.Detectors.Languages.JavaScript;
using RepoMaturity.Detectors.Languages.Jvm;
using RepoMaturity.Detectors.Languages.R;

namespace RepoMaturity.Tests.Support;

/// <summary>The detectors of source code.</summary>
internal static class LanguageDetectors
{
    private static readonly IDetector[] All = [new CSharpDetector(), new JavaScriptDetector(), new JvmDetector(), new RDetector()];

    /// <summary>The one that claims a path.</summary>
    public static IDetector Of(string path) => All.Single(detector => detector.Claims(path));
}
