using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a part of a repository of several: its folder, kind, levels and stages. Its proofs are had by assessing the folder alone.</summary>
internal static class PartJson
{
    public static void Write(Utf8JsonWriter writer, PartResult part)
    {
        writer.WriteString("path", part.Path);
        writer.WriteString("kind", part.Kind.Kind.Id);
        writer.WriteStartObject("practices");
        foreach (var practice in part.Practices.Where(practice => practice.Level > Level.Absent))
        {
            writer.WriteNumber(practice.Practice.Id, (int)practice.Level);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("stages");
        foreach (var framework in part.Frameworks)
        {
            if (framework.Stage is { } stage)
            {
                writer.WriteNumber(framework.Framework.Id, stage.Index);
            }
            else
            {
                writer.WriteNull(framework.Framework.Id);
            }
        }

        writer.WriteEndObject();
    }
}
