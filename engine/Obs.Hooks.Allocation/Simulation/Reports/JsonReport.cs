using System.Text;
using System.Text.Json;

namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>The report for programs; times in seconds.</summary>
internal static class JsonReport
{
    public static string Write(SimulationReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("workload", report.Workload);
            json.WriteNumber("workers", report.Workers);
            json.WriteNumber("starvedAfter", report.StarvedAfter.TotalSeconds);
            json.WriteStartArray("allocators");
            foreach (var result in report.Results)
            {
                Write(json, result);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteStartObject();
        json.WriteString("allocator", result.Allocator);
        json.WriteNumber("jobs", result.Jobs);
        json.WriteNumber("neverBuilt", result.Unbuilt);
        json.WriteNumber("failedBuilds", result.FailedBuilds);
        json.WriteStartObject("wait");
        json.WriteNumber("mean", result.MeanWait.TotalSeconds);
        json.WriteNumber("p50", result.MedianWait.TotalSeconds);
        json.WriteNumber("p90", result.Wait90.TotalSeconds);
        json.WriteNumber("p99", result.Wait99.TotalSeconds);
        json.WriteNumber("max", result.LongestWait.TotalSeconds);
        json.WriteEndObject();
        json.WriteNumber("starved", result.Starved);
        json.WriteNumber("utilisation", result.Utilisation);
        json.WriteNumber("fairness", result.Fairness);
        json.WriteNumber("makespan", result.Makespan.TotalSeconds);
        json.WriteNumber("rounds", result.Rounds);
        json.WriteNumber("failedRounds", result.Failures);
        if (result.FirstFailure is { } failure)
        {
            json.WriteString("firstFailure", failure);
        }

        json.WriteNumber("simulatedIn", result.Elapsed.TotalSeconds);
        json.WriteEndObject();
    }
}
