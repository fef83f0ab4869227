namespace PrivLib;

/// <summary>A private dependency of which each of two plugins brings a version of its own.</summary>
public static class Which
{
    public static string Version => typeof(Which).Assembly.GetName().Version!.ToString();
}
