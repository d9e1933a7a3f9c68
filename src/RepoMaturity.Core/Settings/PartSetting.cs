using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Settings;

/// <summary>A part of a repository of several.</summary>
/// <param name="Path">Its folder, without slashes at its ends.</param>
/// <param name="Kind">Its kind; null where it is inferred.</param>
/// <param name="Line">Where it stands.</param>
public sealed record PartSetting(string Path, KindRule? Kind, int Line);
