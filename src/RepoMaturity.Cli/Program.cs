namespace RepoMaturity.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        EndOfParent.Watch();
        using var terminal = Terminal.OfProcess();
        return Application.Run(args, terminal);
    }
}
