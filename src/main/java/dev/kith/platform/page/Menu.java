package dev.kith.platform.page;

import dev.kith.platform.Workspace;
import dev.kith.platform.web.Permission;
import java.util.List;

/**
 * What stands in the console's sidebar: for each reader, what they may see. The pages are other modules'; the frame only
 * needs to know their addresses.
 */
public interface Menu {

    List<Group> groups();

    /** Shortcuts into one workspace, for example its programs. */
    List<Frame.Link> places(Workspace workspace, Words words);

    /**
     * One page.
     *
     * @param key its name is the text {@code nav.{key}}
     * @param path behind the workspace's own address; empty for its first page
     * @param letter pressed after G it goes there; empty if none
     * @param needs what the page needs; to whom it would be refused, it is not offered
     */
    record Item(String key, String icon, String path, String letter, Permission needs) {}

    /** Pages under one heading, the text {@code nav.{key}}; an empty key has no heading. */
    record Group(String key, List<Item> items) {

        public Group {
            items = List.copyOf(items);
        }
    }
}
