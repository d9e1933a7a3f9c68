using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.GitHub;

/// <summary>A server that Prism makes of GitHub's own description: it checks each request, and answers with GitHub's own examples. What it complains of is written down.</summary>
internal sealed class MockedGitHub : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new();
    private readonly StringBuilder log = new();
    private readonly PublishedDescription description;
    private readonly Process prism;
    private readonly LoopbackServer front;
    private readonly Uri back;

    public MockedGitHub(IReadOnlyList<string> paths)
    {
        description = PublishedDescription.Read(NodeProgram.Find("@octokit/openapi/generated/api.github.com.json"), paths);
        var program = NodeProgram.Find("@stoplight/prism-cli/dist/index.js");
        description.Write(folder["github.json"]);
        var port = FreePort();
        back = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        prism = Process.Start(new ProcessStartInfo("node", [program, "mock", "-h", "127.0.0.1", "-p", back.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), folder["github.json"]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        prism.OutputDataReceived += Log;
        prism.ErrorDataReceived += Log;
        prism.BeginOutputReadLine();
        prism.BeginErrorReadLine();
        Wait();
        front = new LoopbackServer(Pass);
    }

    public Uri Address => front.Address;

    /// <summary>What was wrong with the requests so far.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>What was asked.</summary>
    public IEnumerable<LoopbackRequest> Requests => front.Requests;

    public void Dispose()
    {
        front?.Dispose();
        if (prism is not null)
        {
            prism.Kill(entireProcessTree: true);
            prism.WaitForExit();
            prism.Dispose();
        }

        client.Dispose();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Log(object sender, DataReceivedEventArgs line)
    {
        lock (log)
        {
            log.AppendLine(line.Data);
        }
    }

    private void Wait()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(120); Thread.Sleep(100))
        {
            try
            {
                using var connection = new TcpClient();
                connection.Connect(IPAddress.Loopback, back.Port);
                return;
            }
            catch (SocketException) when (!prism.HasExited)
            {
                // It is not yet there.
            }
        }

        throw new AssertionException($"Prism does not start:\n{log}");
    }

    private LoopbackReply Pass(LoopbackRequest request)
    {
        foreach (var unknown in description.Unknown(request))
        {
            Complaints.Enqueue(unknown);
        }

        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(back, request.Target));
        foreach (var name in request.Headers.Keys.Where(name => name is "Accept" or "Authorization" or "User-Agent" or "X-GitHub-Api-Version"))
        {
            message.Headers.TryAddWithoutValidation(name, request.Headers[name]);
        }

        if (request.Body.Length > 0)
        {
            message.Content = new StringContent(request.Body, Encoding.UTF8, request.Headers["Content-Type"].Split(';')[0]);
        }

        using var answer = client.Send(message);
        var body = new StreamReader(answer.Content.ReadAsStream()).ReadToEnd();
        if (answer.Headers.TryGetValues("sl-violations", out var violations))
        {
            foreach (var violation in JsonDocument.Parse(violations.First()).RootElement.EnumerateArray().Where(each => each.GetProperty("location")[0].GetString() == "request"))
            {
                Complaints.Enqueue($"{request.Method} {request.Target}: {violation.GetRawText()}");
            }
        }

        if ((int)answer.StatusCode >= 400)
        {
            Complaints.Enqueue($"{request.Method} {request.Target}: {(int)answer.StatusCode} {body}");
        }

        // The examples name further pages on and on.
        return new LoopbackReply((int)answer.StatusCode, body);
    }
}
