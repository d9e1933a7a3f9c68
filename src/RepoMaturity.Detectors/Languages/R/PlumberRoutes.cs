using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Languages.R;

/// <summary>Reads the comments by which plumber learns routes (https://www.rplumber.io/articles/annotations.html): <c>#* @post /predict</c>.</summary>
internal static class PlumberRoutes
{
    /// <summary>Writes each route as a decorator: <c>plumber.post</c> on its path.</summary>
    public static void Write(string text, FactWriter facts)
    {
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan(range).TrimStart();
            if (!line.StartsWith("#*", StringComparison.Ordinal) && !line.StartsWith("#'", StringComparison.Ordinal))
            {
                continue;
            }

            var content = line[2..].Trim();
            var blank = content.IndexOf(' ');
            var tag = blank < 0 ? content : content[..blank];
            if (tag is "@get" or "@post" or "@put" or "@delete" or "@use" or "@plumber")
            {
                var path = blank < 0 ? null : content[blank..].Trim().ToString();
                if (path is null == tag is "@plumber")
                {
                    facts.Add(new Fact(FactKind.Decorator, string.Concat("plumber.", tag[1..]), new Position(number), path));
                }
            }
        }
    }
}
