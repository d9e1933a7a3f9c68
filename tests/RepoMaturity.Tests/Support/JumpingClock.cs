namespace RepoMaturity.Tests.Support;

/// <summary>A clock that is set anew before every look: by hours, days and years, back and forth. What is waited for lasts as long as it does.</summary>
internal sealed class JumpingClock(int seed) : TimeProvider
{
    private static readonly TimeSpan[] Jumps = [TimeSpan.Zero, TimeSpan.FromHours(3), TimeSpan.FromHours(-5), TimeSpan.FromDays(2), TimeSpan.FromDays(-40), TimeSpan.FromDays(365 * 70), TimeSpan.FromDays(-365 * 50)];

    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return System.GetUtcNow() + Jumps[random.Next(Jumps.Length)];
        }
    }
}
