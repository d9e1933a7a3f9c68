using System.Text;
using Npgsql;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>What a report says, as rows for queries: the result itself, and its practices, technologies, stages, dimensions and blockers.</summary>
/// <param name="json">The report; null where it cannot be held as JSON.</param>
/// <param name="digest">What roll-ups look at of it; null where nothing is known.</param>
internal sealed class ReportRows(string? json, AssessmentDigest? digest)
{
    /// <summary>Of a report that cannot be held: its bytes alone are kept.</summary>
    public static ReportRows None { get; } = new(null, null);

    /// <summary>The rows of a report.</summary>
    public static ReportRows Of(ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> report) =>
        new(report.IsEmpty ? null : PlainText.OfJson(Encoding.UTF8.GetString(report.Span)), DigestReader.Read(digest) ?? DigestReader.Read(report));

    /// <summary>Adds the result.</summary>
    /// <returns>Its id; null where there is such a result already.</returns>
    public async Task<long?> AddAsync(NpgsqlConnection connection, long repository, FleetEntry entry, CancellationToken cancellation) => await PostgresQuery.AskAsync(
        connection,
        cancellation,
        """
        INSERT INTO repomaturity.results (repository_id, commit, model, run, scanned_at, seconds, kind, is_complete, report)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)
        ON CONFLICT (repository_id, commit, model) DO NOTHING
        RETURNING id
        """,
        repository, PlainText.Of(entry.Commit!), PlainText.Of(entry.Model!), PlainText.Of(entry.Run), EntryRow.Coarse(entry.At), entry.Seconds, digest?.Side.Kind, digest?.Side.Incompleteness.IsEmpty, json).ConfigureAwait(false) as long?;

    /// <summary>Adds what the result is made of.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="result">The id of the result.</param>
    /// <param name="packed">The report, packed.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task AddPartsAsync(NpgsqlConnection connection, long result, byte[] packed, CancellationToken cancellation)
    {
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            Add(batch, "INSERT INTO repomaturity.reports (result_id, packed) VALUES ($1, $2)", result, packed);
            if (digest is not null)
            {
                AddClaims(batch, result, digest);
                AddFrameworks(batch, result, digest);
            }

            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static void AddClaims(NpgsqlBatch batch, long result, AssessmentDigest digest)
    {
        var (practices, technologies) = (digest.Practices, digest.Technologies);
        Add(
            batch,
            "INSERT INTO repomaturity.practices SELECT $1, * FROM unnest($2::text[], $3::smallint[], $4::smallint[], $5::smallint[], $6::integer[], $7::integer[]) ON CONFLICT DO NOTHING",
            result,
            practices.Select(practice => PlainText.Of(practice.Id)).ToArray(),
            practices.Select(practice => (short)practice.State.Level).ToArray(),
            practices.Select(practice => (short)practice.State.CouldBe).ToArray(),
            practices.Select(practice => (short)practice.State.Attested).ToArray(),
            practices.Select(practice => practice.State.Spread?.Units).ToArray(),
            practices.Select(practice => practice.State.Spread?.Of).ToArray());
        Add(
            batch,
            "INSERT INTO repomaturity.technologies SELECT $1, * FROM unnest($2::text[], $3::smallint[]) ON CONFLICT DO NOTHING",
            result,
            technologies.Select(technology => PlainText.Of(technology.Id)).ToArray(),
            technologies.Select(technology => (short)technology.State.Level).ToArray());
    }

    private static void AddFrameworks(NpgsqlBatch batch, long result, AssessmentDigest digest)
    {
        var frameworks = digest.Frameworks;
        Add(
            batch,
            """
            INSERT INTO repomaturity.stages
            SELECT $1, * FROM unnest($2::text[], $3::smallint[], $4::text[], $5::smallint[], $6::smallint[], $7::smallint[], $8::numeric[], $9::numeric[]) ON CONFLICT DO NOTHING
            """,
            result,
            frameworks.Select(framework => PlainText.Of(framework.Id)).ToArray(),
            frameworks.Select(framework => (short?)framework.Stage?.Index).ToArray(),
            frameworks.Select(framework => framework.Stage is { } stage ? PlainText.Of(stage.Name) : null).ToArray(),
            frameworks.Select(framework => (short?)framework.Stage?.CouldBe).ToArray(),
            frameworks.Select(framework => (short?)(framework.AttestedStage ?? framework.Stage?.Index)).ToArray(),
            frameworks.Select(framework => (short?)framework.Highest).ToArray(),
            frameworks.Select(framework => framework.Score?.Low).ToArray(),
            frameworks.Select(framework => framework.Score?.High).ToArray());
        var dimensions = frameworks.SelectMany(framework => framework.Dimensions.Select(dimension => (Framework: framework.Id, Dimension: dimension))).ToList();
        Add(
            batch,
            "INSERT INTO repomaturity.dimensions SELECT $1, * FROM unnest($2::text[], $3::text[], $4::smallint[], $5::smallint[], $6::smallint[]) ON CONFLICT DO NOTHING",
            result,
            dimensions.Select(each => PlainText.Of(each.Framework)).ToArray(),
            dimensions.Select(each => PlainText.Of(each.Dimension.Id)).ToArray(),
            dimensions.Select(each => (short)each.Dimension.Stage).ToArray(),
            dimensions.Select(each => (short)each.Dimension.CouldBe).ToArray(),
            dimensions.Select(each => (short)each.Dimension.Attested).ToArray());
        var blockers = frameworks.SelectMany(framework => framework.Blockers.Select(blocker => (Framework: framework.Id, Blocker: blocker))).ToList();
        Add(
            batch,
            "INSERT INTO repomaturity.blockers SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING",
            result,
            blockers.Select(each => PlainText.Of(each.Framework)).ToArray(),
            blockers.Select(each => PlainText.Of(each.Blocker.Item)).ToArray(),
            blockers.Select(each => PlainText.Of(each.Blocker.Why)).ToArray());
    }

    private static void Add(NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        batch.BatchCommands.Add(command);
    }
}
