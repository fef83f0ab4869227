namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>
/// Waits for what a real service does in its own time; the limit is for a service that hangs, not a measure. bs_worker gives the server 3
/// seconds to hear that it is idle, and says it again 5 minutes later.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    public static async Task<T> GetAsync<T>(string what, Func<Task<T>> ask, Predicate<T> done)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (done(answer))
            {
                return answer;
            }

            if (TimeProvider.System.GetElapsedTime(started) > Limit)
            {
                throw new TimeoutException($"{what}: not after {Limit.TotalMinutes} minutes; the last answer was {answer}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    public static Task TrueAsync(string what, Func<bool> condition) =>
        GetAsync(what, () => Task.FromResult(condition()), static met => met);
}
