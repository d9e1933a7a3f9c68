namespace RepoMaturity.Detectors.Documents;

/// <summary>Tells lines of text that name a command to type.</summary>
internal static class InlineCommand
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "python", "python3", "pip", "pip3", "conda", "mamba", "poetry", "uv", "pipenv", "docker", "docker-compose", "make", "just", "dvc", "npm", "yarn", "pnpm", "npx", "dotnet", "Rscript",
        "mvn", "gradle", "./gradlew", "cargo", "go", "bash", "sh", "kubectl", "helm", "terraform", "git", "streamlit", "uvicorn", "flask", "mlflow", "bentoml", "airflow", "prefect", "dagster",
        "zenml", "kedro", "snakemake", "az", "aws", "gcloud", "azd", "sam", "cdk",
    };

    /// <summary>Whether code in the line begins with a program and goes on: <c>Run `docker compose up`.</c></summary>
    public static bool StandsIn(ReadOnlySpan<char> line)
    {
        for (var begin = line.IndexOf('`'); begin >= 0; begin = line.IndexOf('`'))
        {
            line = line[(begin + 1)..];
            var end = line.IndexOf('`');
            if (end < 0)
            {
                return false;
            }

            var code = line[..end].TrimStart("$ ");
            line = line[(end + 1)..];
            if (code.IndexOf(' ') is > 0 and var space && Programs.Contains(code[..space].ToString()))
            {
                return true;
            }
        }

        return false;
    }
}
