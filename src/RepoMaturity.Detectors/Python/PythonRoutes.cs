using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Http;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>Reads the paths under which functions answer in FastAPI, Flask, Starlette, Litestar and their like: <c>@app.post("/train")</c>, <c>@app.route("/train")</c>.</summary>
internal static class PythonRoutes
{
    private static readonly HashSet<string> TrainingWords = new(StringComparer.OrdinalIgnoreCase) { "train", "training", "retrain", "retraining", "fit", "refit", "finetune" };

    /// <summary>Writes the route that a decorator makes of a function, if it makes one.</summary>
    /// <param name="name">What decorates.</param>
    /// <param name="path">Its first argument, where that is constant.</param>
    /// <param name="call">The decorator.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="function">The function.</param>
    /// <param name="scope">The part of the module that answers.</param>
    /// <param name="facts">Takes the route.</param>
    public static void Write(string name, string path, PythonCall call, Position position, string function, string scope, FactWriter facts)
    {
        if (path is ['/', _, ..] && MethodsOf(name[(name.LastIndexOf('.') + 1)..], call) is { } methods)
        {
            facts.Add(new Reference(HttpReferences.Route, path, position, scope) { Text = function, Arguments = [.. methods.Select(method => new Argument(method, null))] });
        }
    }

    /// <summary>Whether a decorator lets a function train when somebody asks for it. Who starts the service does not start that.</summary>
    /// <param name="decorator">The decorator.</param>
    /// <param name="constantText">The constant text of an expression.</param>
    public static bool Trains(PythonExpression decorator, Func<PythonExpression, string?> constantText) =>
        decorator is PythonCall { Target: PythonAttribute named, First: { } first } call && MethodsOf(named.Name, call) is not null && constantText(first) is { } path && Trains(path);

    /// <summary>The same of a route, whose function is a part of its own: one inside of another is part of that.</summary>
    public static bool Trains(Reference route) => route.Text is { } function && route.Scope == PythonParts.Of(function) && Trains(route.Target);

    private static bool Trains(string path) => path.StartsWith('/') && path.Split(['/', '-', '_']).Any(TrainingWords.Contains);

    /// <summary>The methods that a decorator of this name lets a function answer, none for any; null where it makes no route.</summary>
    private static IEnumerable<string>? MethodsOf(string name, PythonCall call) => name is "route" or "api_route" ? Listed(call.Keyword("methods")) : HttpReferences.IsMethod(name) ? [name] : null;

    private static IEnumerable<string> Listed(PythonExpression? methods) =>
        (methods as PythonSequence)?.Items.OfType<PythonText>().Select(text => text.Constant).OfType<string>() ?? [];
}
