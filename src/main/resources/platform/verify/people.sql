-- People: every name belongs to exactly one person, and that person is there.
SELECT map.workspace_id, map.root_id, map.person_id
  FROM people.person_map AS map
  LEFT JOIN people.person ON person.workspace_id = map.workspace_id AND person.id = map.person_id
 WHERE person.id IS NULL;
