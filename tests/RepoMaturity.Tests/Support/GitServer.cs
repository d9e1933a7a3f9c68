using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace RepoMaturity.Tests.Support;

/// <summary>A server of git repositories on this machine, over https with a certificate that nobody vouches for, and what it was asked for.</summary>
internal sealed class GitServer : IDisposable
{
    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentQueue<string> asked = new();
    private readonly ConcurrentQueue<string> heads = new();
    private readonly bool isSecure;
    private readonly Func<string, byte[], Stream, bool> answer;

    /// <summary>Begins to serve.</summary>
    /// <param name="answer">Given a path with its query, the body, and where the answer goes; false for what is not there.</param>
    public GitServer(Func<string, byte[], Stream, bool> answer, bool isSecure = true)
    {
        this.answer = answer;
        this.isSecure = isSecure;
        listener.Start();
        _ = Task.Run(Listen);
    }

    public string Address => $"{(isSecure ? "https" : "http")}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>The requests so far, as <c>METHOD PATH</c>.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    /// <summary>The requests so far, with their headers.</summary>
    public IReadOnlyList<string> Heads => [.. heads];

    /// <summary>Answers from a repository as <c>git http-backend</c> would: to <c>PREFIX/info/refs?service=git-upload-pack</c> and <c>PREFIX/git-upload-pack</c>.</summary>
    public static bool Serve(string repository, string prefix, string path, byte[] body, Stream to)
    {
        if (path == prefix + "/info/refs?service=git-upload-pack")
        {
            const string Service = "# service=git-upload-pack\n";
            Write(to, "200 OK", "Content-Type: application/x-git-upload-pack-advertisement", [.. Encoding.ASCII.GetBytes($"{Service.Length + 4:x4}{Service}0000"), .. UploadPack(repository, [], "--advertise-refs")]);
            return true;
        }

        if (path == prefix + "/git-upload-pack")
        {
            Write(to, "200 OK", "Content-Type: application/x-git-upload-pack-result", UploadPack(repository, body));
            return true;
        }

        return false;
    }

    public static void Redirect(Stream to, string address, int status = 302) => Write(to, $"{status} Found", "Location: " + address, []);

    public static void Write(Stream to, string status, string header, byte[] body) =>
        to.Write([.. Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{header}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body]);

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }

    private static byte[] UploadPack(string repository, byte[] input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["upload-pack", "--stateless-rpc", .. arguments, repository]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        reading.Wait();
        process.WaitForExit();
        return output.ToArray();
    }

    private async Task Listen()
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                _ = Task.Run(() => Answer(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Answer(TcpClient client)
    {
        try
        {
            using (client)
            {
                using Stream stream = isSecure ? new SslStream(client.GetStream()) : client.GetStream();
                (stream as SslStream)?.AuthenticateAsServer(Certificate.Value);
                var head = ReadHead(stream);
                var words = head[0].Split(' ');
                asked.Enqueue($"{words[0]} {words[1]}");
                heads.Enqueue(string.Join('\n', head));
                if (!answer(words[1], ReadBody(stream, head), stream))
                {
                    Write(stream, "404 Not Found", "Content-Type: text/plain", []);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // Git left.
        }
    }

    private static List<string> ReadHead(Stream stream)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        for (int next; (next = stream.ReadByte()) >= 0;)
        {
            if (next != '\n')
            {
                line.Append((char)next);
                continue;
            }

            var text = line.ToString().TrimEnd('\r');
            if (text.Length == 0)
            {
                return lines;
            }

            lines.Add(text);
            line.Clear();
        }

        throw new EndOfStreamException();
    }

    private static byte[] ReadBody(Stream stream, List<string> head)
    {
        var body = new byte[int.Parse(Value("Content-Length: ") ?? "0", System.Globalization.CultureInfo.InvariantCulture)];
        stream.ReadExactly(body);
        if (Value("Content-Encoding: ") != "gzip")
        {
            return body;
        }

        using var unpacked = new MemoryStream();
        new GZipStream(new MemoryStream(body), CompressionMode.Decompress).CopyTo(unpacked);
        return unpacked.ToArray();

        string? Value(string name) => head.Find(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..];
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
