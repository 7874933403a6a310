package dev.kith.platform.docs;

import dev.kith.platform.web.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The ways in which every route may refuse, described once and referred to everywhere. */
@Component
final class Refusals {

    private static final String PROBLEM = "#/components/schemas/Problem";

    void describe(OpenAPI api) {
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Problem.documentType()))
                .referencedSchemas
                .forEach(api.getComponents()::addSchemas);
        for (int status : new int[] {400, 401, 403, 404, 409, 413, 415, 422, 429, 503}) {
            api.getComponents().addResponses(nameOf(status), answer(status));
        }
    }

    static ApiResponse refer(int status) {
        return new ApiResponse().$ref("#/components/responses/" + nameOf(status));
    }

    private static String nameOf(int status) {
        return "Problem" + status;
    }

    private static ApiResponse answer(int status) {
        String codes = Arrays.stream(Problem.values())
                .filter(problem -> problem.status() == status)
                .map(problem -> "`" + problem.code() + "` " + problem.title())
                .collect(Collectors.joining("; "));
        return new ApiResponse()
                .description(codes + ".")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    }
}
