package dev.kith.platform.docs;

import dev.kith.platform.KithSettings;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the description of the API says about all of it: who may call, how it refuses, where it is. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static final String SECRET = "secretKey";
    static final String PUBLIC = "publicKey";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, WorkspaceId.class, Paging.class)
                .replaceWithClass(tools.jackson.databind.JsonNode.class, Object.class);
    }

    private static final String ABOUT = """
            Kith records who brought whom, decides with a reason, and pays exactly once.

            Every refusal is a problem document (RFC 9457): match on `code`, read `detail`, and follow `errors` with \
            JSON Pointers to the fields. A command is safe to repeat with the same `Idempotency-Key`; a list is paged \
            with `cursor`. Amounts are exact: `{"minor": 1250, "unit": "EUR"}` in answers, and also a decimal text \
            beside its currency in requests. Times are RFC 3339 in UTC. A domain refusal, such as an order that earns \
            nothing, is no error: it is an answer with its reason.""";

    @Bean
    OpenAPI openApi(KithSettings settings) {
        return new OpenAPI(SpecVersion.V31)
                .openapi("3.1.0")
                .info(new Info()
                        .title("Kith API")
                        .version("1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server()
                        .url(settings.publicUrl().toString().replaceAll("/+$", ""))
                        .description("This Kith")))
                .components(new Components()
                        .addSecuritySchemes(
                                SECRET,
                                bearer("A secret key, `ks_live_…` or `ks_test_…`, for servers only. " + "Scopes: "
                                        + scopes() + "."))
                        .addSecuritySchemes(
                                PUBLIC,
                                bearer("A public key, `kp_live_…` or `kp_test_…`, for web pages. "
                                        + "It writes events and reads public offers, nothing else.")));
    }

    private static SecurityScheme bearer(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(description);
    }

    private static String scopes() {
        return Permission.allScopes().stream()
                .sorted()
                .map(scope -> "`" + scope + "`")
                .collect(Collectors.joining(" "));
    }

    /** Adds what is no handler of Spring MVC, and puts everything in order, so that the file reads the same each time. */
    @Bean
    OpenApiCustomizer completeAndSorted(Refusals refusals) {
        return api -> {
            refusals.describe(api);
            parts().forEach(part -> merge(api, part));
            var paths = new io.swagger.v3.oas.models.Paths();
            new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
            api.setPaths(paths);
            api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
            if (api.getTags() != null) {
                api.setTags(api.getTags().stream()
                        .sorted(Comparator.comparing(io.swagger.v3.oas.models.tags.Tag::getName))
                        .collect(Collectors.toCollection(ArrayList::new)));
            }
        };
    }

    private static void merge(OpenAPI api, OpenAPI part) {
        part.getPaths().forEach((path, item) -> api.getPaths().addPathItem(path, item));
        if (part.getComponents() != null && part.getComponents().getSchemas() != null) {
            part.getComponents().getSchemas().forEach(api.getComponents()::addSchemas);
        }
        if (part.getTags() != null) {
            part.getTags().forEach(api::addTagsItem);
        }
    }

    private static List<OpenAPI> parts() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:api/*.json");
            return List.of(files).stream().map(ApiDescription::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static OpenAPI read(Resource file) {
        try (var in = file.getInputStream()) {
            return Json31.mapper().readValue(in, OpenAPI.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
