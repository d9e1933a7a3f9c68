using System.Text;
using RepoMaturity.Cli;

namespace RepoMaturity.Tests.Cli;

/// <summary>Runs the program in this process.</summary>
internal sealed record TestProgram(int ExitCode, string Output, string Error)
{
    public static TestProgram Run(params string[] args) => Run(isTerminal: false, args);

    public static TestProgram Run(bool isTerminal, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        int code;
        using (var terminal = new Terminal(output, error, isTerminal, ErrorIsTerminal: isTerminal, AllowsColour: isTerminal))
        {
            code = Application.Run(args, terminal);
        }

        return new TestProgram(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
