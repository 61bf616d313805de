"""The page in a real browser.

The thirteen points on which the search page must be usable by everybody, and what holds it to each:

 1  landmark `search`, a label one can see    test_accessibility: landmark and label
 2  a status line outside of what is swapped  test_search_page: the status region tells the count;
                                              webapp/test_fragments: swapped beside the results
 3  the box is never swapped, keeps focus     test_search_page: typing changes the results
 4  a chosen facet keeps the focus            test_search_page: a facet narrows and keeps the focus
 5  paging: focus on the heading, title       test_accessibility: paging moves the focus
 6  suggestions are an editable combobox      test_suggestions, all of it
 7  facet groups named, counts in the labels  test_accessibility: a facet is a named group
 8  chips are a list, focus after removal     test_accessibility: taking a chip back
 9  marks: contrast, not by colour only       test_axe (contrast, light and dark);
                                              test_accessibility: a mark is more than a colour
10  the histogram has names                   test_accessibility: every bar says its year and count
11  no autofocus, keys that switch off,       test_accessibility: landmark and label; test_keyboard:
    24 px targets, reflow at 320 px           they can be switched off; test_layout
12  back restores query, facets, page, place  test_history, all of it
13  foreign text carries its language         webapp/test_document_page: foreign text; test_axe

By hand, with a screen reader (NVDA and Firefox, VoiceOver and Safari), after changes to the search
page: type a word and hear the count once, not per letter; walk the suggestions and hear each with
its count; tick a filter and stay on it; remove a chip and hear the next; read a document's title,
paragraph numbers and marks; on a page of versions hear "removed" and "added" around the words.
"""
