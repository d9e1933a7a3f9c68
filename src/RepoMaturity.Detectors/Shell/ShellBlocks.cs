namespace RepoMaturity.Detectors.Shell;

/// <summary>The branches, loops and groups that are open, and those of them that never run: <c>if false; then</c>.</summary>
internal sealed class ShellBlocks
{
    private readonly Stack<Block> open = new();
    private bool isConnected;

    private enum Stage
    {
        Condition,
        False,
        Other,
        Body,
        Dead,
    }

    /// <summary>Whether a command that stands here is run whenever the text is.</summary>
    public bool IsUnconditional => open.Count == 0 && !isConnected;

    /// <summary>Takes an operator between two commands: whether the second runs depends on the first.</summary>
    public void Connect()
    {
        isConnected = true;
        if (open.TryPeek(out var block) && block.Stage is Stage.Condition or Stage.False)
        {
            block.Stage = Stage.Other;
        }
    }

    /// <summary>Takes the end of a line or list; a line that ends with an operator goes on.</summary>
    public void Disconnect(bool isEmpty) => isConnected &= isEmpty;

    /// <summary>Takes a command.</summary>
    public void Run(List<string> words)
    {
        if (words.Count > 1 && words[^1] == "{")
        {
            // A block of another shell: "try {".
            open.Push(new Block(Stage.Body));
        }
        else if (words.Count > 0 && open.TryPeek(out var block) && block.Stage is Stage.Condition or Stage.False)
        {
            block.Stage = block.Stage == Stage.Condition && words is ["false"] ? Stage.False : Stage.Other;
        }
    }

    /// <summary>Takes a reserved word; answers by how many the open blocks that never run grow.</summary>
    public int Take(ReadOnlySpan<char> word)
    {
        switch (word)
        {
            case "if" or "while" or "until":
                open.Push(new Block(word is "until" ? Stage.Other : Stage.Condition));
                return 0;
            case "for" or "select":
                open.Push(new Block(Stage.Other));
                return 0;
            case "{":
                open.Push(new Block(Stage.Body));
                return 0;
            case "!":
                Negate();
                return 0;
            case "then" or "do":
                return Enter();
            case "else" or "elif":
                return Leave(word is "else" ? Stage.Body : Stage.Condition);
            case "fi" or "done" or "}":
                var left = Leave(Stage.Body);
                open.TryPop(out _);
                return left;
            default:
                return 0;
        }
    }

    private void Negate()
    {
        if (open.TryPeek(out var block) && block.Stage == Stage.Condition)
        {
            block.Stage = Stage.Other;
        }
    }

    private int Enter()
    {
        if (!open.TryPeek(out var block))
        {
            return 0;
        }

        block.Stage = block.Stage == Stage.False ? Stage.Dead : Stage.Body;
        return block.Stage == Stage.Dead ? 1 : 0;
    }

    private int Leave(Stage next)
    {
        if (!open.TryPeek(out var block))
        {
            return 0;
        }

        var left = block.Stage == Stage.Dead ? -1 : 0;
        block.Stage = next;
        return left;
    }

    private sealed class Block(Stage stage)
    {
        public Stage Stage { get; set; } = stage;
    }
}
