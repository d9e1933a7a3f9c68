namespace RepoMaturity.Tests.Hostile;

/// <summary>Sizes that take minutes: whole where the environment asks for them (<c>.ci/run</c> does), reduced in a plain <c>dotnet test</c>.</summary>
internal static class Heavy
{
    public static bool IsAsked => Environment.GetEnvironmentVariable("REPOMATURITY_HEAVY") == "1";

    public static int Of(int whole, int reduced) => IsAsked ? whole : reduced;
}
