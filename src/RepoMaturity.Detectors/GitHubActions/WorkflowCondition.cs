namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>
/// Says of an <c>if</c> whether it can hold when a certain event has started the workflow. Syntax: GitHub's expressions reference. What depends on anything but
/// the event is not known, and may hold.
/// </summary>
internal sealed class WorkflowCondition
{
    private const int Deepest = 32;

    private readonly string text;
    private readonly string? eventName;
    private int position;
    private int depth;

    private WorkflowCondition(string text, string? eventName)
    {
        this.text = text;
        this.eventName = eventName;
    }

    /// <summary>Whether the condition can hold.</summary>
    /// <param name="condition">The condition as written; null for none.</param>
    /// <param name="eventName">The event; null for any.</param>
    public static bool MayHold(string? condition, string? eventName)
    {
        if (string.IsNullOrWhiteSpace(condition))
        {
            return true;
        }

        var plain = condition.Replace("${{", " ", StringComparison.Ordinal).Replace("}}", " ", StringComparison.Ordinal);
        return new WorkflowCondition(plain, eventName).Or().Truth != false;
    }

    /// <summary>Whether it is asked also after a needed job was skipped or has failed.</summary>
    public static bool OutlivesNeeds(string? condition) => condition is not null
        && (condition.Contains("always()", StringComparison.Ordinal) || condition.Contains("cancelled()", StringComparison.Ordinal) || condition.Contains("failure()", StringComparison.Ordinal));

    private Value Or()
    {
        var left = And();
        while (Take("||"))
        {
            var right = And();
            left = left.Truth switch
            {
                true => left,
                false => right,
                null => right.Truth == true ? right : Value.Unknown,
            };
        }

        return left;
    }

    private Value And()
    {
        var left = Comparison();
        while (Take("&&"))
        {
            var right = Comparison();
            left = left.Truth switch
            {
                true => right,
                false => left,
                null => right.Truth == false ? right : Value.Unknown,
            };
        }

        return left;
    }

    private Value Comparison()
    {
        var left = Unary();
        if (Take("=="))
        {
            return Value.Equal(left, Unary());
        }

        if (Take("!="))
        {
            return Value.Not(Value.Equal(left, Unary()));
        }

        if (Take("<=") || Take(">=") || Take("<") || Take(">"))
        {
            Unary();
            return Value.Unknown;
        }

        return left;
    }

    private Value Unary()
    {
        SkipBlanks();
        if (position + 1 < text.Length && text[position] == '!' && text[position + 1] != '=')
        {
            position++;
            return ++depth > Deepest ? Stop() : Leave(Value.Not(Unary()));
        }

        return Primary();
    }

    private Value Primary()
    {
        SkipBlanks();
        if (position >= text.Length)
        {
            return Value.Unknown;
        }

        switch (text[position])
        {
            case '(':
                position++;
                if (++depth > Deepest)
                {
                    return Stop();
                }

                var inner = Leave(Or());
                Take(")");
                return inner;
            case '\'' or '"':
                return Value.Of(Quoted());
        }

        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '_' or '-' or '.' or '*' or '[' or ']' or '\''))
        {
            position++;
        }

        if (position == start)
        {
            position++;
            return Value.Unknown;
        }

        var name = text[start..position];
        SkipBlanks();
        return position < text.Length && text[position] == '(' ? Call(name) : Named(name);
    }

    private Value Call(string function)
    {
        position++;
        if (++depth > Deepest)
        {
            return Stop();
        }

        var arguments = new List<Value>();
        while (position < text.Length && !Take(")"))
        {
            arguments.Add(Or());
            if (Take(")"))
            {
                break;
            }

            if (!Take(","))
            {
                position = Math.Min(position + 1, text.Length);
            }
        }

        depth--;
        return (function.ToLowerInvariant(), arguments) switch
        {
            ("always" or "success", _) => Value.Of(true),
            ("fromjson" or "tojson", [var only]) => only,
            ("contains", [{ Text: { } all }, { Text: { } part }]) => Value.Of(all.StartsWith('[')
                ? all.Contains($"\"{part}\"", StringComparison.OrdinalIgnoreCase) : all.Contains(part, StringComparison.OrdinalIgnoreCase)),
            ("startswith", [{ Text: { } all }, { Text: { } part }]) => Value.Of(all.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            ("endswith", [{ Text: { } all }, { Text: { } part }]) => Value.Of(all.EndsWith(part, StringComparison.OrdinalIgnoreCase)),
            _ => Value.Unknown,
        };
    }

    /// <summary>A value by its name; of the contexts only what the event decides is known.</summary>
    private Value Named(string name)
    {
        switch (name)
        {
            case "true":
                return Value.Of(true);
            case "false" or "null" or "0":
                return Value.Of(false);
            case "github.event_name":
                return eventName is null ? Value.Unknown : Value.Of(eventName);
        }

        if (eventName is null)
        {
            return Value.Unknown;
        }

        var isPullRequest = eventName is "pull_request" or "pull_request_target" or "pull_request_review";
        return name switch
        {
            "github.ref" when eventName == "pull_request" => Value.Of("refs/pull/0/merge"),
            "github.ref_type" when eventName is "pull_request" or "schedule" => Value.Of("branch"),
            "github.head_ref" or "github.base_ref" when !isPullRequest => Value.Of(string.Empty),
            _ when Begins(name, "inputs.") || Begins(name, "github.event.inputs.") => eventName == "workflow_dispatch" ? Value.Unknown : Value.Of(string.Empty),
            _ when Begins(name, "github.event.schedule") => eventName == "schedule" ? Value.Unknown : Value.Of(string.Empty),
            _ when Begins(name, "github.event.pull_request") => isPullRequest ? Value.Unknown : Value.Of(string.Empty),
            _ when Begins(name, "github.event.workflow_run") => eventName == "workflow_run" ? Value.Unknown : Value.Of(string.Empty),
            _ when Begins(name, "github.event.release") => eventName == "release" ? Value.Unknown : Value.Of(string.Empty),
            _ when Begins(name, "github.event.client_payload") => eventName == "repository_dispatch" ? Value.Unknown : Value.Of(string.Empty),
            _ => Value.Unknown,
        };
    }

    private string Quoted()
    {
        var quote = text[position];
        var end = text.IndexOf(quote, position + 1);
        end = end < 0 ? text.Length : end;
        var value = text[(position + 1)..end];
        position = Math.Min(end + 1, text.Length);
        return value;
    }

    private Value Leave(Value value)
    {
        depth--;
        return value;
    }

    private Value Stop()
    {
        position = text.Length;
        return Value.Unknown;
    }

    private bool Take(string sign)
    {
        SkipBlanks();
        if (!text.AsSpan(position).StartsWith(sign, StringComparison.Ordinal))
        {
            return false;
        }

        position += sign.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private static bool Begins(string name, string beginning) => name.StartsWith(beginning, StringComparison.Ordinal);

    /// <summary>A value as far as it is known.</summary>
    /// <param name="Text">Its text; null when it is no text or not known.</param>
    /// <param name="Truth">Whether it counts as true; null when that is not known.</param>
    private readonly record struct Value(string? Text, bool? Truth)
    {
        public static Value Unknown => default;

        public static Value Of(string text) => new(text, text.Length > 0);

        public static Value Of(bool truth) => new(null, truth);

        public static Value Not(Value value) => new(null, !value.Truth);

        public static Value Equal(Value left, Value right) => (left, right) switch
        {
            ({ Text: { } one }, { Text: { } other }) => Of(one.Equals(other, StringComparison.OrdinalIgnoreCase)),
            ({ Text: null, Truth: { } one }, { Text: null, Truth: { } other }) => Of(one == other),

            // A text that is empty because the event has no such thing equals nothing but what is empty; an input's "true" equals true.
            ({ Text: { Length: 0 } }, { Truth: true }) or ({ Truth: true }, { Text: { Length: 0 } }) => Of(false),
            _ => Unknown,
        };
    }
}
