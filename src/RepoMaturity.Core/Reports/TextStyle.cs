namespace RepoMaturity.Core.Reports;

/// <summary>What a piece of a text report is; whoever prints it chooses how that looks.</summary>
public enum TextStyle
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>What the eye should find first in a line.</summary>
    Strong,

    /// <summary>What may be passed over.</summary>
    Faint,

    /// <summary>Where the repository stands.</summary>
    Here,

    /// <summary>A path and line.</summary>
    Place,

    /// <summary>Something to beware of.</summary>
    Caution,

    /// <summary>The word of a level: automated.</summary>
    Automated,

    /// <summary>The word of a level: implemented.</summary>
    Implemented,

    /// <summary>The word of a level: declared.</summary>
    Declared,
}
