namespace Obs.Hooks.Dispatch.Web;

/// <summary>A request that is answered with an error; the message is its summary.</summary>
internal sealed class WebException(int status, string summary) : Exception(summary)
{
    public int Status { get; } = status;
}
