using System.Globalization;

namespace RepoMaturity.Core.Settings;

/// <summary>What a team does not want: an assessment of which the words are true fails the gate.</summary>
/// <param name="Text">The words: <c>practice:model-monitoring&lt;2</c>.</param>
/// <param name="Measure">What it asks for.</param>
/// <param name="Framework">Id of the framework of a stage or dimension; null of others.</param>
/// <param name="Id">Id of the practice, aspect or dimension, or the word for what is observed; null of others.</param>
/// <param name="Below">What is too little begins below this; 0 of what is no number.</param>
public sealed record Gate(string Text, GateMeasure Measure, string? Framework = null, string? Id = null, decimal Below = 0)
{
    /// <summary>The words with the framework named, so that they mean the same whichever frameworks are looked at.</summary>
    public string Resolved => Measure switch
    {
        GateMeasure.Stage => string.Create(CultureInfo.InvariantCulture, $"stage:{Framework}<{Below}"),
        GateMeasure.Dimension => string.Create(CultureInfo.InvariantCulture, $"dimension:{Framework}:{Id}<{Below}"),
        _ => Text,
    };
}
