namespace RepoMaturity.Core.Facts;

/// <summary>
/// A detector by which a plug-in declares that it is pure, as <see cref="IDetector"/> asks for: the same path and text give the same facts. What is found is kept between scans only
/// where all plug-ins declare so.
/// </summary>
public interface IPureDetector : IDetector;
