namespace Obs.Hooks.Dispatch.Backend;

/// <summary>A file is not what the backend writes: half written, hostile, or of a version that is not known.</summary>
internal sealed class BackendFileException : Exception
{
    public BackendFileException(string message)
        : base(message)
    {
    }

    public BackendFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
