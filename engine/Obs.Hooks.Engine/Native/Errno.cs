namespace Obs.Hooks.Engine.Native;

/// <summary>The error numbers the engine tells apart; equal on all Linux architectures that OBS builds on.</summary>
internal static class Errno
{
    public const int NoEntry = 2;
    public const int Again = 11;
    public const int Busy = 16;
    public const int Exists = 17;
    public const int CrossDevice = 18;
    public const int NotDirectory = 20;
    public const int NotEmpty = 39;
    public const int TooManyLinks = 40;
}
