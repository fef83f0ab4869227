namespace Obs.Hooks.Dispatch.Service;

/// <summary>Clients that remember nothing of one request for the next, and ask nobody but whom they are told to.</summary>
internal static class PlainHttp
{
    /// <summary>
    /// Without cookies, or the API's session of one caller of the proxy would be everybody's; without redirects and proxies
    /// of the environment, or credentials would go where the configuration does not say.
    /// </summary>
    /// <param name="timeout">Until the headers of an answer are there.</param>
    public static HttpClient Create(TimeSpan timeout) =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { Timeout = timeout };
}
