using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace RepoMaturity.Pages;

/// <summary>Renders a component to the bytes of a page.</summary>
internal static class PageRenderer
{
    /// <summary>Renders it.</summary>
    /// <typeparam name="TPage">The component that is the whole page.</typeparam>
    /// <param name="parameter">Name of its only parameter.</param>
    /// <param name="value">What it is given.</param>
    /// <returns>UTF-8 without a byte order mark, with a line end at its end.</returns>
    public static byte[] Render<TPage>(string parameter, object value)
        where TPage : IComponent
    {
        using var services = new ServiceCollection().AddSingleton<HtmlEncoder>(new PageEncoder()).BuildServiceProvider();
#pragma warning disable RS0030 // The renderer asks for a log; this one keeps nothing.
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
#pragma warning restore RS0030
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = value });
        var html = renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters).ConfigureAwait(true)).ToHtmlString()).GetAwaiter().GetResult();
        return Encoding.UTF8.GetBytes(html.TrimEnd() + "\n");
    }
}
